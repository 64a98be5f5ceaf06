"""Words and characters that many job ads hold, by the share of ads that hold them: for `rarity`."""

from __future__ import annotations

IN_MOST = frozenset(
    """
    一 上 下 与 专 业 中 主 习 产 人 以 件 任 优 位 体 作 使 信 先 公 关 其 具 决 准 分 别 制 力 务 动 化 协
    历 及 发 合 员 和 品 团 基 备 大 好 学 完 定 实 对 岗 工 年 并 应 度 建 开 强 性 悉 成 或 技 据 提 数 文
    方 有 本 术 机 析 标 模 求 沟 法 流 测 熟 现 理 生 用 的 目 相 研 科 程 究 等 算 管 类 精 系 级 练 经 统
    维 编 者 职 能 良 行 要 解 言 计 设 评 识 试 语 调 负 责 软 较 进 通 问 队 需 项 题 验
    专业 产品 以上 以上学历 任职 优先 使用 具备 具有 分析 团队 学习 岗位职责 工作 开发 技术 本科 沟通 熟悉
    相关 经验 职位 能力 良好 要求 设计 负责 进行 项目
    a ability an and are as at be business data degree development experience for in is job of on or our s
    skills team that the to we will with work working years you
    """.split()
)
"""In more than 30 % of ads."""

IN_MANY = frozenset(
    """
    三 不 两 个 丰 为 义 之 书 了 事 二 于 互 五 交 享 从 他 付 代 价 企 休 会 传 估 佳 例 供 保 修 值 假 做
    像 元 入 全 共 兴 养 内 写 况 出 划 创 利 到 前 办 功 加 助 勤 包 区 医 升 单 博 压 原 县 参 双 反 取 受
    口 可 台 号 司 各 同 名 后 向 否 告 周 命 咨 售 商 善 器 回 国 图 在 地 场 块 型 域 培 境 士 处 复 外 多
    够 天 奖 如 子 字 存 安 审 客 家 容 密 富 察 导 将 小 少 局 层 届 展 岁 市 布 师 带 常 平 广 序 库 底 式
    录 形 待 律 得 微 心 快 态 思 总 息 情 意 感 我 战 户 所 手 扎 执 承 投 抗 护 报 担 招 括 持 指 按 挖 掌
    排 掘 接 控 推 描 握 搭 撰 操 支 收 改 放 政 效 敏 教 整 料 断 新 施 无 日 时 是 景 晰 智 更 最 月 服 期
    条 来 极 构 果 架 查 校 核 根 格 框 案 档 检 正 每 毕 民 水 治 沿 注 活 海 深 清 游 源 满 激 点 热 照 爱
    物 特 独 率 环 班 电 界 略 疗 监 真 知 码 础 硕 硬 确 社 神 福 秀 种 积 称 移 稳 空 立 竞 端 策 索 线 组
    细 织 终 结 给 络 绩 续 网 考 联 育 背 脚 自 至 致 节 英 范 营 落 薪 虑 融 补 表 见 规 视 觉 认 训 议 论
    证 询 读 象 质 费 资 跟 路 践 踪 车 转 辑 输 达 过 运 述 适 选 速 造 逻 遇 道 部 配 采 重 量 金 针 销 键
    长 门 间 际 限 院 险 障 难 集 面 预 领 频 风 驱 高 龄
    一定 一种 一级 业务 丰富 主流 了解 互联网 人员 人数 代码 以下 以及 任务 企业 优化 优秀 体检 体检标准
    体系 体能 体验 信息 公务员 公司 关键字 其他 内容 分享 分析师 创新 制定 前端 办公 功能 包括 协作 协助
    协调 单位 压力 原理 参与 及时 发展 发现 可以 各种 各类 合作 名称 员工 周岁 善于 场景 培训 基于 基本 基础
    处理 大专 学位 学历 安全 安排 完善 完成 定位 定期 实施 实现 实际 客户 岗位 工具 工程 工程师 市场 常用
    常见 平台 年龄 应用 建模 建立 建议 建设 开展 开源 录用 快速 思维 性能 意识 或者 扎实 执行 技能 报告 招录
    持续 指导 挖掘 掌握 推动 描述 提供 提出 提升 搭建 撰写 操作 支持 改进 数学 数据 数据分析 数据处理 数据库
    数据挖掘 数据结构 整理 文档 方向 方案 方法 方面 日常 时间 是否 服务 机关 机器 构建 架构 架构设计 标准
    核心 根据 框架 模块 模型 活动 流程 测评 测试 深入 深度 热爱 熟练 熟练掌握 独立 环境 理解 理论 用户 电子
    监控 目标 相对 知识 研发 研究 研究生 硕士 确保 福利 科员 策略 算法 管理 类别 精神 精通 系统 组织 经历
    统计 统计学 维护 编写 编码 编程 编程语言 网络 考虑 职能 职责 背景 能够 自动化 至少 英语 落地 行业
    表达能力 规划 规范 解决 解决方案 解决问题 计划 计算机 评估 识别 试行 语言 调研 调试 责任心 质量 资格
    跟踪 软件 软件工程 软件开发 软件测试 过程 运用 运营 通信 通用 通过 逻辑 逻辑思维 部门 配合 金融 销售
    问题 需求 领域 验证
    able about access across activities address advanced age agile algorithms all also analysis analytical
    analytics analyze any applicants application applications apply architecture area areas around assist
    available ba bachelor background based basic benefits best between big both bs build building but by c
    can candidate candidates capabilities career center challenges change clearly client clients closely
    cloud code collaborate collaboration color com communicate communication companies company competitive
    complete complex compliance computer computing concepts consulting context contribute control core
    create creating creative critical cross culture current currently customer customers d daily database
    databases day decision decisions deep define deliver delivering delivery demonstrated description design
    designing detail develop developer developers developing different digital disability diverse do
    documentation drive driven dynamic e each education effective effectively email employees employer
    employment end engineer engineering engineers english ensure ensuring enterprise environment
    environments equal equivalent etc every excel excellent execute execution existing experienced expert
    expertise external familiarity fast field finance financial focus focused follow following free from
    full functional functions future g gender get global goals good google great group grow growing growth
    hands has have health help high highly how ideas identify identity if impact implement implementation
    implementing improve include including independently individual industry information infrastructure
    initiatives innovation innovative insights integration intelligence interested internal international
    interpersonal into issues it its java javascript join key know knowledge language languages large law
    lead leadership leading learn learning least level levels life like linux ll local location long looking
    machine maintain make making manage management manager managing market marketing masked master may meet
    members methods minimum mission mobile model modeling models more most motivated ms multi multiple must
    national need needed needs network new no non not offer office one online only open operational
    operations opportunities opportunity order organization organizational orientation oriented origin other
    out over paced part partner partners passion people perform performance place plan planning plans
    platform platforms please plus position potential practical practices preferred prepare presentation
    problem problems procedures process processes processing product production products professional
    proficiency program programming programs project projects proven provide providing python qualifications
    qualified quality quantitative r race range re real recommendations record regard related relationships
    relevant religion report reporting reports required requirements research resources responsibilities
    responsible results resume review right role salary sales scale science scientist search security
    seeking self senior service services set sets sex sexual should so software solution solutions solve
    solving some source sources specific sql staff stakeholders standards statistical statistics status
    strategic strategies strategy strong success successful such support supporting system systems take
    tasks teams technical techniques technologies technology term test testing than their them these they
    this through time title tools top track training travel trends under understand understanding up us use
    user users using value variety various verbal veteran vision want web website well what when where which
    while who wide within without world write writing written www year your
    """.split()
)
"""In 5 to 30 % of ads."""

IN_SOME = frozenset(
    """
    万 且 东 严 临 乐 也 乡 买 争 云 京 亲 仅 介 仓 令 仪 们 份 仿 伙 伤 伴 但 低 住 你 依 促 健 储 充 光 免
    党 六 兼 册 切 列 则 初 判 刻 励 劳 势 北 午 半 华 卓 南 卡 卫 即 厂 厚 变 吃 含 听 响 喜 四 因 园 围 固
    址 均 坚 城 增 失 头 女 委 婚 媒 它 官 室 宽 宿 寻 封 尤 就 属 山 嵌 州 巧 差 己 已 帮 干 床 店 府 康 异
    引 归 当 影 征 很 德 必 志 念 急 您 惯 想 愿 懂 戏 房 才 打 扩 找 把 抽 拓 拟 拥 择 挑 换 捷 探 搜 撑 播
    擅 擎 攻 故 敬 旅 早 明 易 星 晋 晚 普 曾 朗 望 未 末 杂 权 材 板 样 械 梳 楼 概 次 欢 款 此 步 段 比 气
    氛 汇 汽 河 波 洗 洞 济 浏 浓 消 涉 渠 滤 漏 演 潜 灵 烈 然 片 版 牌 状 献 球 由 申 男 画 留 病 益 直 省
    看 督 示 礼 离 突 站 符 第 答 筹 签 简 素 紧 约 纪 纳 绍 综 缓 缺 置 署 美 群 老 耐 聘 聚 脑 航 色 艺 芯
    苦 荐 获 装 西 观 览 角 警 订 讨 让 讯 记 访 诊 词 诚 话 详 说 请 课 谈 谨 谱 财 货 购 贴 赛 起 超 趋 趣
    足 跨 踏 身 载 辅 迎 近 还 这 连 迭 追 送 透 递 都 酬 里 钻 银 链 锐 镇 闻 阅 防 阳 阶 降 除 陷 随 零 非
    靠 音 页 顶 顺 须 顾 额 食 餐 馈 马 驶 驾
    一个 一年 一起 一门 三年 上级 上线 不同 不定期 不得 不断 专业本科 专业知识 专科 专项 业务部门 业界 业绩
    两年 严谨 个人 中共 中共党员 中国 中心 中间件 主任科员 主动 主动性 主导 主管 主要 乐于 习惯 事项 交互
    交付 交办 交流 交通 产品开发 产品设计 享受 人工智能 人才 人民政府 人民警察 仅限 介绍 从业 从事 价值 仿真
    会计 会议 传感器 作为 例如 依据 保证 保险 保障 信号处理 信息安全 假期 做事 做好 健康 充满 免费 全日制
    全面 公积金 共同 关注 关系 关键 兴趣 其中 其它 具体 内存 内部 决策 准确 出差 分布式 分类 分项 利用 制作
    制度 前沿 前沿技术 前端开发 办公室 功底 功能测试 加入 加班 动态 助理 勤务 包含 北京 医疗 升级 协同 协议
    单元测试 博士 原型 参加 及其 双休 反馈 发布 发表 取得 可视化 可靠性 各项 合理 同时 后台 周末 咨询 品牌
    响应 售前 商业 喜欢 四级 回归 团队精神 国内 国内外 国家 国际 图像 图像处理 地点 培养 基础知识 备注 复杂
    多个 多种 多线程 大型 大学本科 大规模 奖金 女性 委员会 存储 学士 学科 安装 完整 定义 实习 实时 实践
    实践经验 审核 审计 客户端 对于 对接 导航 小时 尤佳 嵌入式 工业 工商管理 工艺 布局 带薪 带领 帮助 年度
    年终奖 并且 并发 广告 应届 应届生 底层 底薪 开发人员 开发工具 异常 引擎 强烈 形成 待遇 态度 思想 思考
    思路 思路清晰 总结 情况 意见 愿意 成功 成员 成果 成长 我们 战略 手机 执法 执行力 承受 承担 技巧 技术支持
    抗压 报考 报表 拓展 招聘 拥有 指标 按时 按照 挑战 探索 接受 接口 控制 推广 推荐 推进 提交 提取 提成 提高
    搜索 擅长 操作系统 支撑 收集 改善 攻关 政治 政策 故障 效果 效率 敏感 敏感度 敏捷 教育 数字 数据仓库
    数据安全 数据模型 整个 整体 整合 文件 文字 文学类 文本 方式 方案设计 旅游 晋升 智能 更佳 更新 最新 有效
    服务器 期间 机会 机制 机器人 机构 机械 材料 条件 梳理 检查 检测 模式 模式识别 模拟 欢迎 每年 每月 毕业
    毕业生 汇总 汽车 治理 法学 法学类 法定 法律 洞察 测试工具 测试报告 测试环境 测试用例 测试计划 浏览器
    海量 消息 深刻 深刻理解 清晰 清洗 渠道 游戏 满足 潜在 激情 灵活 热情 版本 物理 特别 特征 特性 特点 现场
    现有 理解能力 生产 生命周期 生态 生日 生活 电商 电子信息 电路 男性 画像 留学 监督 目前 相应 硬件
    神经网络 福利待遇 科学 积极 积极主动 移动 程序 程序开发 稳定 稳定性 空间 竞争力 符合 策划 简单 管理工作
    组件 细心 细致 终端 经济 经济学 经理 经营 结合 结构 结果 给出 统招 统计分析 绩效 绩效奖金 综合 缓存 编制
    缺陷 网站 网络安全 网络空间 耐心 职业 聚餐 脚本 脚本语言 自主 自动 自己 自我 自然语言 致力于 节假日 节日
    芯片 英文 范围 获得 营销 薪资 薪酬 融合 行为 行政 补贴 表现 表达 规定 视觉 视频 警长 计算 认真 认真负责
    认证 讨论 训练 记录 论文 设备 设计模式 证书 评审 详细 语义 语言文学 语音 说明 调整 财务 财务管理 责任感
    购买 资料 资源 跟进 踏实 转化 软硬件 输出 达成 运行 进度 连续 迭代 追踪 适应 选型 选择 通讯 部分 部署
    配置 采集 重点 针对 钻研 银行 长期 阅读 阶段 限于 集团 集成 需要 面向对象 面试 页面 项目管理 项目经理
    预测 领导 风格 风险 驱动 高度 高性能 高效 高级 高质量
    abilities above accordance according account accountability accounting accounts accuracy accurate
    achieve acquisition act action actionable actions active actively activity ad addition additional
    administration administrative adoption advance advantage advertising advice advocate affirmative after
    against agencies agency agreements ai along always am amazon america among analyses analyst analysts
    analytic analyzing android angular annual api apis app applicable applicant applied applying approach
    approaches appropriate apps architect architectures armenia armenian art artificial aspects assess
    assessment asset assigned assistance associated assurance atmailbox attention attitude audience
    audiences audit authorized automate automated automation availability awareness aws azure b bachelors
    back backend balance bangladesh bank banking base basis because become been before behavior being
    believe below benefit better beyond bi bonus brand brands bring broad budget built businesses ca call
    calls campaigns capability capable capacity care careercenter careers case cases central certification
    chain challenge challenging chance changes changing channel characteristic check ci citizenship class
    classification clean clear clearance click clinical close clustering co coaching coding collaborating
    collaborative collaboratively colleagues collect collection combination come comfortable commerce
    commercial commitment committed common communicating communications communities community compensation
    completion components comprehensive concept conditions conduct conducting conferences configuration
    connect consideration considered consistent constantly consultant consultants consumer contact content
    continue continuous continuously contract contracts controls coordinate coordination corporate cost
    could countries country cover coverage creation creativity criteria css custom cutting cv cycle
    dashboards datasets date days deadline deadlines dedicated defined deliverables demand demonstrate
    dental department departments deploy deploying deployment depth designs desirable desire desired
    detailed details detection determine developed develops devices devops dhaka difference direct direction
    directly director discipline disciplines distributed distribution diversity django docker document
    documents does doing domain don done driving duration during duties early easy economics ecosystem edge
    educational eeo effectiveness efficiency efficient efficiently effort efforts either electrical
    eligibility eligible emerging employee enable encourage energetic energy engage engagement enhance enjoy
    entire equipment especially essential establish established etl evaluate evaluation event events
    everyone evolving excellence exceptional excited exciting executing executive executives expectations
    expected experiences experiments experts explore exposure expression extensive extract f facilitate
    facilities facing familiar family feature features federal feedback fields find findings firm first fit
    five flexibility flexible flow fluency fluent fluently food forecasting form fortune forward foundation
    founded four framework frameworks friendly front fully fun function functionality functionally further
    gain gather gathering general generate generation genetic git github give given go goal going governance
    government graduate groups guidance guide guidelines h hadoop handle handling hard hardware having head
    healthcare helping helps here higher highest hire hiring hive hoc home hours house hr html http https
    human i ideal ideally identifying idiomatically immediate implemented important improvement improvements
    improving inc includes inclusive increase independent individuals industrial industries influence
    influencing inform initiative insight insurance integrate integrated integrating integrity interact
    interaction interest interface internet interpret interview investment involved ip jobs joining journey
    jquery js judgment junior just k keep known largest latest launch laws leader leaders leads learned
    legal let letter leverage leveraging libraries lifecycle limited line link list live lives located
    locations logistics look love ltd m ma made mail main maintaining maintenance major managers manner
    manufacturing many marital marketplace markets masters materials math mathematical mathematics matlab
    matter matters mba me meaningful means measure measurement media medical meeting meetings member mention
    mentor mentoring methodologies methodology metrics microsoft million millions mindset minimal mining ml
    modern monitor monitoring month monthly months move mysql natural necessary net networking networks
    neural next nosql now number object objectives obtain off offers offices ongoing operate operating
    operation optimization optimize options oracle oral organizations organize organized others outcomes
    outside outstanding overall oversee overview own ownership package packages paid participate parties
    partnership partnerships party passionate patterns pay peers per performing perl person personal
    personnel persons ph phd phone php physical physics pipeline pipelines play player point points policies
    policy portfolio positions positive possess possible post postgresql posting power practice pre
    predictive preferably preparation present presentations presenting pressure previous primary principles
    prior priorities prioritize private proactive proactively produce productivity professionals proficient
    profile progress promote proper protected protocols prototype proud provider providers provides public
    purpose qa qualification queries query questions quick quickly rapidly reach react read ready receive
    receiving recognized recruiting recruitment reduce regarding region regional regression regular
    regulations regulatory relational relationship reliable remote requests require requirement requires
    resolution resolve resource respond responsibility rest retail revenue reviews rights risk risks road
    robust roles run running saas safety same sap sas scala scalable schedule school sciences scientific
    scientists scope scripting scripts scrum sector secure see seek selection send sense series serve server
    setting several shape share sharing shell short show side significant similar since site skill skilled
    small smart social solid someone something space spark speak speaking special specialist specifications
    spoken stack standard start starter startup state states storage store strongly structure structured
    structures study subject submit successfully suite summary supervision supply supports sustainable t
    tableau taking talent talented target targets task teamwork tech tensorflow terms tests thanks then
    there things think thinking third thorough those thought three thrive throughout timely today together
    tool towards tracking transform transformation translate troubleshoot troubleshooting trusted twitter
    two type types u ui uk unique unit united university unix unstructured updates upon url usage used
    utilize utilizing ux vacation validate validation values ve vendor vendors verification verify version
    very via video view visit visual visualization visualizations warehouse was way ways week weekly why
    willing willingness windows word workflows workforce workplace works worldwide would xml yerevan
    """.split()
)
"""In 1.5 to 5 % of ads."""
