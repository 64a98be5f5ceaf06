"""The words of the plain keyword list, by category: what somebody would type in an hour.

They are there to be measured beside, not to be good. Nothing learns from jobscan's own rules, and
there is no list for coded wording, which jobscan leaves off as well.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    "gender": """
        限男|限女|男性|女性|男士|女士|男生|女生|男优先|女优先|性别|性別|男工|女工|先生|小姐|女文员
        male|female|males|females|man|woman|men|women|lady|ladies|gentleman|guy|guys|girl|girls|boys|gender|sex
    """,
    "gendered_title": """
        空姐|女服务员|保洁阿姨|女秘书|领班大姐|服務生小姐|老板娘
        salesman|salesmen|waitress|waiter|foreman|chairman|handyman|hostess|stewardess|actress|policeman|
        fireman|repairman|barmaid|manpower
    """,
    "marital_status": """
        已婚|未婚|单身|單身|婚姻|结婚|結婚|离异|離異|离婚|男朋友|女朋友|配偶|夫妻|有对象|婚否
        married|unmarried|single|marital|divorced|widowed|spouse|husband|wife|bachelor|boyfriend|girlfriend|marriage|
        engaged
    """,
    "childbearing": """
        已育|未育|生育|怀孕|懷孕|孕检|备孕|備孕|孕期|二胎|要孩子|小孩|生孩子|婚育|验孕|宝妈
        pregnant|pregnancy|children|child|kids|baby|maternity|childless|childcare|family planning|dependants|
        dependents|motherhood|mother|childbearing
    """,
    "family_care": """
        照顾家庭|照顧家庭|家庭负担|家庭拖累|顾家|父母|家庭情况|家庭状况|兼顾家庭|家庭背景|家庭成员|赡养|接送孩子
        caregiver|caring responsibilities|family responsibilities|family commitments|elderly parents|parents|
        breadwinner|family background|family status|care duties|in-laws|father's occupation
    """,
    "appearance": """
        形象|气质|氣質|五官端正|身高|体重|體重|颜值|顏值|长相|外貌|容貌|漂亮|甜美|身材|体型
        good looking|good-looking|attractive|presentable|appearance|height|weight|beautiful|handsome|slim|
        pleasing personality|well groomed|well-groomed|smart looking|physique|figure|looks
    """,
    "objectification": """
        美女|帅哥|帥哥|女神|男神|小姐姐|小哥哥|颜值担当|鼓励师|妹子|俊男|靓女|靓仔|正妹|型男
        beautiful girls|hot girls|pretty girls|babes|handsome colleagues|eye candy|hotties|sexy|cute girls|
        attractive colleagues|good-looking colleagues|pretty colleagues|hot guys|gorgeous
    """,
    "drinking": """
        喝酒|酒量|应酬|應酬|饮酒|飲酒|酒局|陪酒|能喝|敬酒|白酒|酒桌|饭局|滴酒不沾
        drink|drinking|drinks|alcohol|drinker|hold your liquor|hold their liquor|drink with clients|booze|
        teetotaller|wine and dine|happy hour
    """,
    "age": """
        周岁|周歲|岁以下|歲以下|岁以内|35岁|40岁|45岁|年龄|年齡|90后|95后|00后|年轻|年輕|应届
        young|youthful|age|aged|years old|under 30|under 35|below 35|below 40|maximum age|age limit|energetic|
        digital native|recent graduate|retired|mature
    """,
    "origin": """
        本地人|本地户口|户口|户籍|戶籍|外地|籍贯|籍貫|河南人|东北人|限本地|本省|本市|老家|外来|非本地
        locals only|local candidates|domicile|hometown|native place|state of origin|local residents|
        locals preferred|region of origin|northerners|southerners|place of birth|birthplace|tribe
    """,
    "ethnicity": """
        汉族|漢族|民族|少数民族|国籍|國籍|外籍|白人|黑人|肤色|膚色|母语|母語|种族|回族|维族
        native speaker|native english|native speakers|mother tongue|nationality|nationals|race|ethnicity|
        caucasian|white|black|asian|caste|skin colour|skin color|first language|filipino
    """,
    "religion": """
        宗教|信仰|信教|基督徒|基督教|佛教|佛教徒|穆斯林|伊斯兰|天主教|教徒|道教|礼拜|清真|无神论
        religion|religious|christian|christians|muslim|muslims|hindu|catholic|jewish|buddhist|faith|church|
        born again|god-fearing|atheist|islamic
    """,
    "political": """
        党员|黨員|中共党员|政治面貌|团员|群众|党派|政治|入党|共青团|民主党派|预备党员|政审|立场
        party member|party membership|political|politics|political affiliation|political views|communist party|
        republican|democrat|political party|party cadre|conservative|liberal
    """,
    "disability": """
        残疾|殘疾|残障|肢体|健全|色盲|色弱|听力|視力|视力|口吃|聋|盲|残缺|伤残
        disability|disabled|disabilities|able-bodied|able bodied|handicapped|handicap|colour blind|color blind|
        deaf|blind|impairment|physically fit|wheelchair|stammer|disabled persons
    """,
    "health": """
        乙肝|传染病|傳染病|体检|體檢|纹身|紋身|刺青|病史|慢性病|精神病|健康状况|疾病|抑郁|艾滋|无不良嗜好
        medically fit|medical history|medical examination|health condition|healthy|illness|disease|hepatitis|hiv|
        tattoo|tattoos|smoker|non-smoker|non smoker|mental illness|chronic
    """,
    "education_pedigree": """
        985|211|双一流|第一学历|统招|全日制|名校|重点大学|海归|清北|一本|名牌大学|本科以上|国立大学|藤校
        ivy league|russell group|top university|tier 1 college|tier-1|premier institute|iit|iim|elite university|
        top tier|top-tier|prestigious university|oxbridge|top school|full-time degree
    """,
    "zodiac": """
        星座|属相|屬相|生肖|血型|八字|处女座|天蝎座|白羊座|双子座|属虎|属羊|面相|命理|生辰|风水
        zodiac|horoscope|star sign|blood type|blood group|astrology|virgo|scorpio|aries|gemini|leo|libra|
        birth chart|lucky number
    """,
    "sogi": """
        同性恋|同性戀|同志|性取向|变性|變性|跨性别|双性恋|娘娘腔|女汉子|LGBT|性倾向|直男|直女|出柜|恐同
        gay|lesbian|homosexual|straight|heterosexual|sexual orientation|transgender|lgbt|lgbtq|queer|bisexual|
        gender identity|trans|effeminate
    """,
    "criminal_record": """
        犯罪记录|犯罪紀錄|前科|无犯罪|無犯罪|案底|刑事|违法记录|良民证|良民證|征信|失信|吸毒|不良记录|涉案|坐牢
        criminal record|criminal records|felony|felon|conviction|convictions|background check|police clearance|
        arrest|misdemeanor|clean record|ex-offender|credit check|police record
    """,
    "military_service": """
        役畢|役毕|兵役|退伍|免役|退役|当过兵|當過兵|服役|军人|軍人|部队|預官|替代役|后备|教召
        military service|national service|veteran|veterans|ex-army|ex-military|army|reservist|reservists|
        conscription|honorable discharge|served in|armed forces|ex-servicemen|draft
    """,
    "union": """
        工会|工會|工会会员|工會會員|罢工|罷工|维权|集体谈判|劳工组织|工运|团体协约|停工|闹事|产业工会|职业工会
        union|unions|trade union|union member|union membership|labor union|labour union|strike|strikes|
        collective bargaining|union-free|non-union|organizer|shop steward
    """,
    "photo": """
        照片|相片|近照|生活照|全身照|证件照|證件照|彩照|免冠照|大头照|自拍|附照|艺术照|形象照|寸照
        photo|photos|photograph|photographs|picture|pictures|recent photo|passport size|passport-size|headshot|
        selfie|full body photo|full-length|image
    """,
}
"""Words between bars; Latin ones match as whole words, others anywhere."""
