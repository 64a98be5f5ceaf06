"""Words and characters that many job ads hold, by the share of ads that hold them: for `rarity`."""

from __future__ import annotations

IN_MOST = frozenset(
    """
    一 上 下 不 与 专 业 中 主 习 于 产 人 以 件 任 优 位 体 作 使 信 先 公 关 其 具 写 决 准 分 别 制 力 务
    动 化 协 单 历 参 及 发 可 台 司 合 员 周 和 品 器 团 在 型 基 处 备 大 好 学 完 定 实 对 岗 工 师 常 平
    年 并 应 度 建 开 强 微 心 性 悉 成 或 户 技 招 据 掌 提 握 数 文 新 方 是 有 本 术 机 构 析 架 标 案 检
    模 求 沟 法 流 测 熟 现 理 生 用 的 目 相 研 科 程 究 等 算 管 类 精 系 级 练 经 统 维 编 者 职 能 自 良
    行 要 规 解 言 计 设 评 识 试 语 调 负 责 资 软 较 过 进 通 问 队 需 项 题 验 高
    专业 产品 以上 以上学历 任职 优先 优化 使用 具备 具有 分析 团队 学习 完成 岗位职责 工作 开发 技术 数据
    本科 沟通 熟悉 熟练 相关 系统 经验 职位 能力 良好 要求 计算机 设计 负责 进行 问题 需求 项目
    a ability all an and are as at be business by data degree development experience for from have in
    including is job knowledge management of on or other our preferred qualifications related
    responsibilities s skills strong support team that the this to we will with work working years you
    """.split()
)
"""In more than 25 % of ads."""

IN_MANY = frozenset(
    """
    个 为 了 事 互 交 享 从 他 代 会 供 保 入 全 内 出 划 创 利 到 前 办 功 加 助 包 区 升 压 原 受 口 各 同
    名 后 向 否 告 商 善 国 图 地 场 块 域 培 境 士 外 多 够 如 子 字 安 客 容 导 少 展 岁 市 布 库 式 录 态
    思 息 情 意 感 扎 执 护 报 括 持 指 挖 掘 接 控 推 描 操 支 收 改 政 效 敏 整 施 无 日 时 景 智 服 期 极
    果 核 根 格 框 档 注 活 深 源 点 热 物 特 独 环 电 监 真 知 码 础 硕 确 神 秀 种 积 称 立 端 策 线 组 细
    结 络 续 网 考 联 至 范 营 表 视 认 训 议 论 证 质 跟 路 踪 辑 达 运 述 速 逻 部 配 重 量 金 键 长 门 间
    际 限 险 集 面 领 龄
    一定 一种 一级 业务 了解 人数 代码 以下 以及 优秀 体检 体检标准 体能 公务员 公司 关键字 其他 分享 制定
    功能 包括 协作 协助 协调 单位 原理 参与 发展 合作 名称 周岁 基础 处理 学位 学历 实现 客户 岗位 工具 工程
    工程师 常用 平台 年龄 应用 录用 性能 扎实 招录 掌握 描述 提供 提升 数学 数据分析 数据库 文档 方案 方法
    是否 服务 机关 机器 架构 标准 根据 框架 模型 流程 测评 测试 熟练掌握 独立 理解 用户 相对 知识 研发 研究
    研究生 硕士 科员 算法 管理 类别 精神 精通 经历 维护 编写 编程 职能 职责 能够 至少 行业 解决 试行 语言
    责任心 资格 软件 通用 领域
    able about across also analysis analytical analytics any application applications apply ba bachelor
    based best both bs build building can career client clients cloud communication company complex computer
    create cross customer customers deliver demonstrated description design develop developing do drive e
    engineering english ensure environment equivalent etc excellent expertise fast field full functional g
    global good has help high highly identify if implement implementation improve include industry
    information internal into issues it its join key large lead leading learning level location looking
    machine maintain make manage marketing minimum models more multiple must needs new not one operations
    opportunities opportunity organization part people performance platform please plus position practical
    problem problems process processes product products professional programming project projects provide
    python quality relevant required requirements research responsible role sales science senior service
    services software solutions solving sql stakeholders strategy such system systems teams technical
    technologies technology testing their through time tools understand understanding up us use using web
    well what who within world written your
    """.split()
)
"""In 10 to 25 % of ads."""

IN_SOME = frozenset(
    """
    三 且 两 严 丰 义 之 乐 书 二 云 五 仅 付 们 价 仿 企 休 传 估 但 佳 例 修 值 假 做 健 储 像 元 充 光 六
    共 兴 养 况 列 勤 医 博 县 双 反 取 变 号 命 咨 售 四 回 城 增 复 天 奖 委 存 审 家 密 富 察 将 小 局 层
    届 州 差 带 广 序 底 府 异 引 归 形 待 律 得 快 总 惯 想 我 战 所 手 承 投 抗 担 拥 按 挑 排 探 搭 撰 放
    教 料 断 旅 明 易 晰 更 最 月 条 来 查 校 次 欢 正 段 每 比 毕 民 水 汇 治 沿 洞 济 海 消 清 游 满 激 烈
    然 照 爱 片 版 率 班 界 略 疗 硬 社 福 移 稳 空 站 竞 简 索 织 终 给 绩 置 署 聚 育 背 脚 致 节 英 落 薪
    虑 融 补 装 见 觉 话 询 请 读 象 财 费 起 趣 足 践 车 转 输 适 选 造 遇 道 采 针 销 阅 阳 院 障 难 预 频
    风 餐 馈 驱
    专业本科 丰富 主流 主要 习惯 互联网 交付 交办 人员 从事 任务 仿真 企业 体系 体验 信息 全日制 内容 内部
    分析师 分类 创新 前端 办公 协议 压力 及时 双休 发现 可以 各种 各类 员工 善于 场景 培训 基于 基本 多线程
    大专 大型 学科 安全 安排 完善 定位 定期 实施 实际 市场 带薪 常见 应届 建模 建立 建议 建设 开展 开源 强烈
    快速 思维 情况 意识 我们 或者 执行 承担 技能 抗压 报告 拥有 持续 指导 指标 按照 挖掘 接受 接口 控制 推动
    提出 提高 搭建 撰写 操作 操作系统 支持 收集 改进 效率 数据处理 数据挖掘 数据结构 整理 方向 方面 日常
    时间 智能 有效 机制 构建 架构设计 核心 检测 模块 毕业 法学 法学类 法律 活动 测试用例 深入 深度 热爱 环境
    理论 电子 监控 目标 相应 确保 福利 积极 积极主动 移动 策略 组织 经理 结合 结果 统计 统计学 编码 编程语言
    网络 考虑 背景 自动化 英文 英语 落地 薪资 表达能力 规划 规范 视觉 解决方案 解决问题 计划 计算 设备 评估
    识别 调研 调试 质量 资源 跟踪 跟进 软件工程 软件开发 软件测试 输出 过程 运用 运营 通信 通过 逻辑
    逻辑思维 部署 部门 配合 金融 针对 销售 阅读 限于 需要 领导 风险 驱动 验证
    access account achieve active activities ad additional address advanced age agile algorithms am analyst
    analyze applicants applied approach appropriate architecture area areas around assigned assist attention
    automation available aws b background basic basis being benefits better between big but c candidate
    candidates capabilities center challenges change changing clearly closely code collaborate collaboration
    collaborative color com commercial committed communicate communications community companies competitive
    complete compliance computing concepts conduct consideration consulting contact context continuous
    contract contribute control core corporate creating creative critical culture current currently d daily
    database databases date day deadline decision decisions deep define delivering delivery department
    deployment designing desired detail developer developers different digital direct directly disability
    distributed diverse document documentation driven driving duties dynamic each edge education effective
    effectively efficiency email employee employees employer employment end engineer engineers ensuring
    enterprise environments equal essential evaluate every excel execute execution executive existing
    experienced experiences expert external familiarity features federal finance financial find first
    flexible focus focused follow following forward framework frameworks free functions future gender
    general get go goals google government great group grow growing growth hands health here hire how html i
    ideal ideas identity impact implementing improvement inc independently individual individuals influence
    infrastructure initiatives innovation innovative insights integration intelligence interest interested
    international interpersonal java javascript just k know language languages law leader leadership learn
    least letter levels life like limited link linux ll local long mail maintaining maintenance major making
    manager managers managing market masked master mathematics may media medical meet members methodologies
    methods metrics microsoft mission mobile model modeling monitor monitoring most motivated ms multi
    national need needed network next no non objectives offer office online only open operational
    optimization optimize oral order organizational orientation oriented origin others out over overall own
    paced participate partner partners passion passionate perform person personal place plan planning plans
    platforms positions posting potential power practices predictive prepare present presentation
    presentations procedures processing production professionals proficiency program programs protected
    proven provides providing public qualified quantitative quickly r race range re real receive
    recommendations record regard relationships religion report reporting reports resources responsibility
    results resume review right risk salary scalable scale scientist scientists scripting search security
    seeking self send server set sets sex sexual share should similar site skill small so social solid
    solution solve some source sources spark speak specific stack staff standards start state statistical
    statistics status strategic strategies success successful supporting t take tasks tech techniques term
    test than thanks them these they thinking those title together top track training travel trends u under
    used user users value variety various verbal veteran vision visualization want way website when where
    which while wide without would write writing www year
    """.split()
)
"""In 4 to 10 % of ads."""

IN_FEW = frozenset(
    """
    万 东 临 也 乡 买 争 京 亲 介 仓 令 仪 份 伙 伤 伴 低 住 你 依 促 免 党 兼 册 切 则 初 判 刻 励 劳 势 北
    午 半 华 卓 南 卡 卫 即 厂 厚 吃 含 听 响 喜 因 园 围 固 址 均 坚 失 头 女 婚 媒 它 官 室 宽 宿 寻 封 尤
    就 属 山 嵌 巧 己 已 帮 干 床 店 康 当 影 征 很 德 必 志 念 急 您 愿 懂 戏 房 才 打 扩 找 把 抽 拓 拟 择
    换 捷 搜 撑 播 擅 擎 攻 故 敬 早 星 晋 晚 普 曾 朗 望 未 末 杂 权 材 板 样 械 梳 楼 概 款 此 步 气 氛 汽
    河 波 洗 浏 浓 涉 渠 滤 漏 演 潜 灵 牌 状 献 球 由 申 男 画 留 病 益 直 省 看 督 示 礼 离 突 符 第 答 筹
    签 素 紧 约 纪 纳 绍 综 缓 缺 美 群 老 耐 聘 脑 航 色 艺 芯 苦 荐 获 西 观 览 角 警 订 讨 让 讯 记 访 诊
    词 诚 详 说 课 谈 谨 谱 货 购 贴 赛 超 趋 跨 踏 身 载 辅 迎 近 还 这 连 迭 追 送 透 递 都 酬 里 钻 银 链
    锐 镇 闻 防 阶 降 除 陷 随 零 非 靠 音 页 顶 顺 须 顾 额 食 马 驶 驾
    一个 一年 一起 一门 三年 上级 上线 不同 不定期 不得 不断 专业知识 专科 专项 业务部门 业界 业绩 两年 严谨
    个人 中共 中共党员 中国 中心 中间件 主任科员 主动 主动性 主导 主管 乐于 事项 交互 交流 交通 产品开发
    产品设计 享受 人工智能 人才 人民政府 人民警察 仅限 介绍 从业 价值 会计 会议 传感器 作为 例如 依据 保证
    保险 保障 信号处理 信息安全 假期 做事 做好 健康 充满 免费 全面 公积金 共同 关注 关系 关键 兴趣 其中 其它
    具体 内存 决策 准确 出差 分布式 分项 利用 制作 制度 前沿 前沿技术 前端开发 办公室 功底 功能测试 加入
    加班 动态 助理 勤务 包含 北京 医疗 升级 协同 单元测试 博士 原型 参加 及其 反馈 发布 发表 取得 可视化
    可靠性 各项 合理 同时 后台 周末 咨询 品牌 响应 售前 商业 喜欢 四级 回归 团队精神 国内 国内外 国家 国际
    图像 图像处理 地点 培养 基础知识 备注 复杂 多个 多种 大学本科 大规模 奖金 女性 委员会 存储 学士 安装
    完整 定义 实习 实时 实践 实践经验 审核 审计 客户端 对于 对接 导航 小时 尤佳 嵌入式 工业 工商管理 工艺
    布局 带领 帮助 年度 年终奖 并且 并发 广告 应届生 底层 底薪 开发人员 开发工具 异常 引擎 形成 待遇 态度
    思想 思考 思路 思路清晰 总结 意见 愿意 成功 成员 成果 成长 战略 手机 执法 执行力 承受 技巧 技术支持 报考
    报表 拓展 招聘 按时 挑战 探索 推广 推荐 推进 提交 提取 提成 搜索 擅长 支撑 改善 攻关 政治 政策 故障 效果
    敏感 敏感度 敏捷 教育 数字 数据仓库 数据安全 数据模型 整个 整体 整合 文件 文字 文学类 文本 方式 方案设计
    旅游 晋升 更佳 更新 最新 服务器 期间 机会 机器人 机构 机械 材料 条件 梳理 检查 模式 模式识别 模拟 欢迎
    每年 每月 毕业生 汇总 汽车 治理 法定 洞察 测试工具 测试报告 测试环境 测试计划 浏览器 海量 消息 深刻
    深刻理解 清晰 清洗 渠道 游戏 满足 潜在 激情 灵活 热情 版本 物理 特别 特征 特性 特点 现场 现有 理解能力
    生产 生命周期 生态 生日 生活 电商 电子信息 电路 男性 画像 留学 监督 目前 硬件 神经网络 福利待遇 科学
    程序 程序开发 稳定 稳定性 空间 竞争力 符合 策划 简单 管理工作 组件 细心 细致 终端 经济 经济学 经营 结构
    给出 统招 统计分析 绩效 绩效奖金 综合 缓存 编制 缺陷 网站 网络安全 网络空间 耐心 职业 聚餐 脚本 脚本语言
    自主 自动 自己 自我 自然语言 致力于 节假日 节日 芯片 范围 获得 营销 薪酬 融合 行为 行政 补贴 表现 表达
    规定 视频 警长 认真 认真负责 认证 讨论 训练 记录 论文 设计模式 证书 评审 详细 语义 语言文学 语音 说明
    调整 财务 财务管理 责任感 购买 资料 踏实 转化 软硬件 达成 运行 进度 连续 迭代 追踪 适应 选型 选择 通讯
    部分 配置 采集 重点 钻研 银行 长期 阶段 集团 集成 面向对象 面试 页面 项目管理 项目经理 预测 风格 高度
    高性能 高效 高级 高质量
    abilities above accordance according accountability accounting accounts accuracy accurate acquisition
    act action actionable actions actively activity addition administration administrative adoption advance
    advantage advertising advice advocate affirmative after against agencies agency agreements ai along
    always amazon america among analyses analysts analytic analyzing android angular annual api apis app
    applicable applicant applying approaches apps architect architectures armenia armenian art artificial
    aspects assess assessment asset assistance associated assurance atmailbox attitude audience audiences
    audit authorized automate automated availability awareness azure bachelors back backend balance
    bangladesh bank banking base because become been before behavior believe below benefit beyond bi bonus
    brand brands bring broad budget built businesses ca call calls campaigns capability capable capacity
    care careercenter careers case cases central certification chain challenge challenging chance changes
    channel characteristic check ci citizenship class classification clean clear clearance click clinical
    close clustering co coaching coding collaborating collaboratively colleagues collect collection
    combination come comfortable commerce commitment common communicating communities compensation
    completion components comprehensive concept conditions conducting conferences configuration connect
    considered consistent constantly consultant consultants consumer content continue continuously contracts
    controls coordinate coordination cost could countries country cover coverage creation creativity
    criteria css custom cutting cv cycle dashboards datasets days deadlines dedicated defined deliverables
    demand demonstrate dental departments deploy deploying depth designs desirable desire detailed details
    detection determine developed develops devices devops dhaka difference direction director discipline
    disciplines distribution diversity django docker documents does doing domain don done duration during
    early easy economics ecosystem educational eeo effectiveness efficient efficiently effort efforts either
    electrical eligibility eligible emerging enable encourage energetic energy engage engagement enhance
    enjoy entire equipment especially establish established etl evaluation event events everyone evolving
    excellence exceptional excited exciting executing executives expectations expected experiments experts
    explore exposure expression extensive extract f facilitate facilities facing familiar family feature
    feedback fields findings firm fit five flexibility flow fluency fluent fluently food forecasting form
    fortune foundation founded four friendly front fully fun function functionality functionally further
    gain gather gathering generate generation genetic git github give given goal going governance graduate
    groups guidance guide guidelines h hadoop handle handling hard hardware having head healthcare helping
    helps higher highest hiring hive hoc home hours house hr http https human ideally identifying
    idiomatically immediate implemented important improvements improving includes inclusive increase
    independent industrial industries influencing inform initiative insight insurance integrate integrated
    integrating integrity interact interaction interface internet interpret interview investment involved ip
    jobs joining journey jquery js judgment junior keep known largest latest launch laws leaders leads
    learned legal let leverage leveraging libraries lifecycle line list live lives located locations
    logistics look love ltd m ma made main manner manufacturing many marital marketplace markets masters
    materials math mathematical matlab matter matters mba me meaningful means measure measurement meeting
    meetings member mention mentor mentoring methodology million millions mindset minimal mining ml modern
    month monthly months move mysql natural necessary net networking networks neural nosql now number object
    obtain off offers offices ongoing operate operating operation options oracle organizations organize
    organized outcomes outside outstanding oversee overview ownership package packages paid parties
    partnership partnerships party patterns pay peers per performing perl personnel persons ph phd phone php
    physical physics pipeline pipelines play player point points policies policy portfolio positive possess
    possible post postgresql practice pre preferably preparation presenting pressure previous primary
    principles prior priorities prioritize private proactive proactively produce productivity proficient
    profile progress promote proper protocols prototype proud provider providers purpose qa qualification
    queries query questions quick rapidly reach react read ready receiving recognized recruiting recruitment
    reduce regarding region regional regression regular regulations regulatory relational relationship
    reliable remote requests require requirement requires resolution resolve resource respond rest retail
    revenue reviews rights risks road robust roles run running saas safety same sap sas scala schedule
    school sciences scientific scope scripts scrum sector secure see seek selection sense series serve
    setting several shape sharing shell short show side significant since skilled smart someone something
    space speaking special specialist specifications spoken standard starter startup states storage store
    strongly structure structured structures study subject submit successfully suite summary supervision
    supply supports sustainable tableau taking talent talented target targets task teamwork tensorflow terms
    tests then there things think third thorough thought three thrive throughout timely today tool towards
    tracking transform transformation translate troubleshoot troubleshooting trusted twitter two type types
    ui uk unique unit united university unix unstructured updates upon url usage utilize utilizing ux
    vacation validate validation values ve vendor vendors verification verify version very via video view
    visit visual visualizations warehouse was ways week weekly why willing willingness windows word
    workflows workforce workplace works worldwide xml yerevan
    """.split()
)
"""In 1.5 to 4 % of ads."""
