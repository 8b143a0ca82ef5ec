<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1 are free.</source>
        <translation>可用空间 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be %2</source>
        <translation>%1 不能为 %2</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>无法使用 %1</translation>
    </message>
    <message>
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>无法加载 %1（%2）：请按 docs/engines.md 安装</translation>
    </message>
    <message>
        <source>%1 gives no pictures</source>
        <translation>%1 没有画面</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>%1 的密钥已丢失：请另存文件夹和日志，并重新建立</translation>
    </message>
    <message>
        <source>%1 is missing: allowed is %2</source>
        <translation>缺少 %1，允许的值：%2</translation>
    </message>
    <message>
        <source>%1 is no key: it has %2 bytes, not %3</source>
        <translation>%1 不是密钥：长度为 %2 字节，应为 %3 字节</translation>
    </message>
    <message>
        <source>%1 is open for writing, and nobody knows why: report this</source>
        <translation>%1 处于可写打开状态，原因不明：请上报</translation>
    </message>
    <message>
        <source>%1 is there by name only, without its libraries: install it as docs/engines.md says</source>
        <translation>%1 仅有名称，缺少库文件：请按 docs/engines.md 安装</translation>
    </message>
    <message>
        <source>%1 is too large for a settings file: name another one with --config</source>
        <translation>%1 太大，不能作为设置文件：请用 --config 指定其他文件</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%2 次中有 %1 次。</translation>
    </message>
    <message>
        <source>%1 of the picture&apos;s width, %2 of its height</source>
        <translation>画面宽度的 %1，高度的 %2</translation>
    </message>
    <message>
        <source>%1 port %2 cannot be used (%3)</source>
        <translation>无法使用 %1 的端口 %2（%3）</translation>
    </message>
    <message>
        <source>%1 runs on %2, the face finder on %3, the detector on %4</source>
        <translation>%1 在 %2 上运行，人脸检测在 %3 上运行，检测器在 %4 上运行</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1, for %2.</source>
        <translation>%1，持续 %2。</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1，%2 至 %3</translation>
    </message>
    <message>
        <source>%1, until the kiosk ended.</source>
        <translation>%1，直至终端停止运行。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 × %3 pixels, %4 pictures a second.</source>
        <translation>%1：%2 × %3 像素，每秒 %4 帧。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1: %2; allowed is %3</source>
        <translation>%1：%2；允许的值：%3</translation>
    </message>
    <message>
        <source>%1: allowed is %2</source>
        <translation>%1：允许的值：%2</translation>
    </message>
    <message>
        <source>%1: by %2.</source>
        <translation>%1：由 %2 运行。</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1：尚无画面。</translation>
    </message>
    <message>
        <source>%1: one pair of brackets is enough, as in %2</source>
        <translation>%1：一对方括号即可，如 %2</translation>
    </message>
    <message>
        <source>%1: there is no such setting</source>
        <translation>%1：没有这项设置</translation>
    </message>
    <message>
        <source>%1: there is no such setting; did you mean %2?</source>
        <translation>%1：没有这项设置；您是否指 %2？</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1; a pass runs for %2 more.</source>
        <translation>%1；放行剩余 %2。</translation>
    </message>
    <message>
        <source>%1; it is still so.</source>
        <translation>%1；目前仍然如此。</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1&#xa0;GB</source>
        <translation>%1&#xa0;GB</translation>
    </message>
    <message>
        <source>%1&#xa0;MB</source>
        <translation>%1&#xa0;MB</translation>
    </message>
    <message>
        <source>%1&#xa0;h %2&#xa0;min</source>
        <translation>%1&#xa0;小时 %2&#xa0;分钟</translation>
    </message>
    <message>
        <source>%1&#xa0;ms (95&#xa0;%: %2&#xa0;ms)</source>
        <translation>%1&#xa0;毫秒（95%：%2&#xa0;毫秒）</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;秒</translation>
    </message>
    <message>
        <source>%1&#xa0;s and %2&#xa0;s.</source>
        <translation>%1&#xa0;秒和 %2&#xa0;秒。</translation>
    </message>
    <message>
        <source>%1&#xa0;× %2</source>
        <translation>%1&#xa0;× %2</translation>
    </message>
    <message>
        <source>%^1</source>
        <translation>%^1</translation>
    </message>
    <message>
        <source>%^1 could not let people through.</source>
        <translation>%^1未能放行。</translation>
    </message>
    <message>
        <source>%^1 ended the kiosk to set it up again.</source>
        <translation>%^1结束了本机以便重新设置。</translation>
    </message>
    <message>
        <source>%^1 let one person through.</source>
        <translation>%^1放行了一人。</translation>
    </message>
    <message>
        <source>%^1 let people through for %2.</source>
        <translation>%^1开放通行，时长 %2。</translation>
    </message>
    <message>
        <source>%^1.</source>
        <translation>%^1。</translation>
    </message>
    <message numerus="yes">
        <source>%n can override</source>
        <translation>
            <numerusform>%n 人可以人工放行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>%n 项检查未通过。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are as they were sealed.</source>
        <translation>
            <numerusform>%n 条记录与签封时一致。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not working.</source>
        <translation>
            <numerusform>有 %n 项无法工作。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s) missing: the report will say that it is incomplete.</source>
        <translation>
            <numerusform>还缺 %n 次测试：报告将注明不完整。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a PIN</source>
        <translation>
            <numerusform>%n 人有 PIN 码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;day(s) %1&#xa0;h</source>
        <translation>
            <numerusform>%n&#xa0;天 %1&#xa0;小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;min</source>
        <translation>
            <numerusform>%n&#xa0;分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>A fault (%1)</source>
        <translation>故障（%1）</translation>
    </message>
    <message>
        <source>A hand over the mouth</source>
        <translation>用手遮住嘴</translation>
    </message>
    <message>
        <source>A struck-out walk that had turned green, and should not have, is signed for by the site.</source>
        <translation>被剔除的测试如曾误判为绿色，由使用方签字确认。</translation>
    </message>
    <message>
        <source>A wrong PIN for %1.</source>
        <translation>%1 的 PIN 码输入错误。</translation>
    </message>
    <message>
        <source>All were made.</source>
        <translation>均已完成。</translation>
    </message>
    <message>
        <source>An acceptance goes on already.</source>
        <translation>验收已在进行中。</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>人工放行最长 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program may have it: choose another under [health] in the settings.</source>
        <translation>可能被其他程序占用：请在设置的 [health] 部分选择其他端口。</translation>
    </message>
    <message>
        <source>As many walks as usual were made (%1); with fewer the site decides.</source>
        <translation>已完成通常的测试次数（%1）；如次数较少，由使用方决定。</translation>
    </message>
    <message>
        <source>At most %1&#xa0;% of the walks were struck out; beyond that the site decides.</source>
        <translation>被剔除的测试不超过 %1%；超过时由使用方决定。</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>摄像头 %1</translation>
    </message>
    <message>
        <source>Can be reached.</source>
        <translation>可以访问。</translation>
    </message>
    <message>
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>请检查插头和线缆。终端会自动重试。</translation>
    </message>
    <message>
        <source>Check the network, and [mqtt] in the settings.</source>
        <translation>请检查网络和设置中的 [mqtt] 部分。</translation>
    </message>
    <message>
        <source>Choose up to %1 walks of a kind, and one at least.</source>
        <translation>每种测试最多选择 %1 次，总共至少一次。</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送货</translation>
    </message>
    <message numerus="yes">
        <source>Digits entered: %n</source>
        <translation>
            <numerusform>已输入 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Door tried</source>
        <translation>门测试</translation>
    </message>
    <message>
        <source>Every kind of walk was planned and made.</source>
        <translation>每种测试均已计划并完成。</translation>
    </message>
    <message>
        <source>Fire alarm: the door is free.</source>
        <translation>火警：门已释放。</translation>
    </message>
    <message>
        <source>Fire alarm: the door was set free.</source>
        <translation>火警：门被释放。</translation>
    </message>
    <message>
        <source>Free its vents, clean the fan, shade it.</source>
        <translation>请清理通风口和风扇，避免阳光直射。</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>From arrival to the first verdict: at most %1&#xa0;s in half of the walks, %2&#xa0;s in 95&#xa0;%.</source>
        <translation>从到达到首个判断结果：半数测试不超过 %1&#xa0;秒，95% 的测试不超过 %2&#xa0;秒。</translation>
    </message>
    <message>
        <source>Has not begun yet.</source>
        <translation>尚未开始。</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>请安排检修。</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>运行状况页面</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>If it stays so, the kiosk is started anew by itself.</source>
        <translation>如持续如此，终端会自动重启。</translation>
    </message>
    <message>
        <source>Is not fed: %1.</source>
        <translation>未收到信号：%1。</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>正常写入。</translation>
    </message>
    <message>
        <source>It opened without green: walk %1.</source>
        <translation>未显示绿色却打开：测试 %1。</translation>
    </message>
    <message>
        <source>It stayed shut: walk %1.</source>
        <translation>未打开：测试 %1。</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>在火警结束并复位之前，门保持释放。</translation>
    </message>
    <message>
        <source>It was late: walk %1.</source>
        <translation>打开过迟：测试 %1。</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Kiosk is wrong</source>
        <translation>终端误判</translation>
    </message>
    <message>
        <source>Known visitor</source>
        <translation>已知访客</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message numerus="yes">
        <source>Let in wrongly: %n walk(s).</source>
        <translation>
            <numerusform>误放行：%n 次测试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Let in: walk %1.</source>
        <translation>被放行：测试 %1。</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>门锁</translation>
    </message>
    <message>
        <source>Looks %1 times a second.</source>
        <translation>每秒判断 %1 次。</translation>
    </message>
    <message>
        <source>Mask below the nose</source>
        <translation>口罩在鼻子下方</translation>
    </message>
    <message>
        <source>Medical exemption</source>
        <translation>医疗豁免</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>缺少：%1。</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Names and PINs can be read.</source>
        <translation>姓名和 PIN 码可以读取。</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>网络摄像头</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>神经网络</translation>
    </message>
    <message>
        <source>Networks that judge</source>
        <translation>判断用神经网络</translation>
    </message>
    <message>
        <source>No acceptance goes on.</source>
        <translation>没有正在进行的验收。</translation>
    </message>
    <message>
        <source>No door is driven here.</source>
        <translation>此处不控制任何门。</translation>
    </message>
    <message>
        <source>No door obeyed this kiosk: it was not tried.</source>
        <translation>没有门受本终端控制：未作测试。</translation>
    </message>
    <message>
        <source>No self-proof was right yet.</source>
        <translation>自我验证尚未通过。</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>声音播放未出现故障。</translation>
    </message>
    <message>
        <source>No walk had a verdict.</source>
        <translation>没有一次测试得出判断结果。</translation>
    </message>
    <message>
        <source>Nobody was.</source>
        <translation>没有人。</translation>
    </message>
    <message>
        <source>Nobody without a mask, with the nose out, with a hand for a mask, or beside such a person was let in.</source>
        <translation>未戴口罩、露出鼻子、以手代替口罩的人以及与其同行的人均未被放行。</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>存在问题。</translation>
    </message>
    <message>
        <source>Not planned: %1.</source>
        <translation>未计划：%1。</translation>
    </message>
    <message>
        <source>Not watched by systemd: if the kiosk hangs, nobody starts it anew.</source>
        <translation>未受 systemd 监视：终端如卡死，无人会将其重启。</translation>
    </message>
    <message>
        <source>Nothing has been judged for %1.</source>
        <translation>已有 %1 未作判断。</translation>
    </message>
    <message>
        <source>Nothing is heard at %1: %2.</source>
        <translation>%1 没有声音：%2。</translation>
    </message>
    <message>
        <source>Nothing is recorded: %1</source>
        <translation>未作记录：%1</translation>
    </message>
    <message>
        <source>Of those with a mask at least %1&#xa0;% were let in.</source>
        <translation>戴口罩者至少 %1% 被放行。</translation>
    </message>
    <message>
        <source>Only %1.</source>
        <translation>仅有 %1。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>判断时画面已过 %1；处理耗时 %2。</translation>
    </message>
    <message>
        <source>Place and network</source>
        <translation>地点和网络</translation>
    </message>
    <message numerus="yes">
        <source>Please look at %n thing(s).</source>
        <translation>
            <numerusform>请查看 %n 项。</numerusform>
        </translation>
    </message>
    <message>
        <source>Please ring the bell or ask at the desk: staff will help you.</source>
        <translation>请按铃或到前台询问，工作人员会帮助您。</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>请重启终端，期间请人工管理门。</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>请重启终端。如仍如此，请运行自检。</translation>
    </message>
    <message>
        <source>Restart the kiosk: it is not watched by systemd.</source>
        <translation>请重启终端：它未受 systemd 监视。</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>SQLite 检测到损坏：%1</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>See to the door by hand, and check the relay&apos;s plug.</source>
        <translation>请人工管理门，并检查继电器插头。</translation>
    </message>
    <message>
        <source>See to the door by hand.</source>
        <translation>请人工管理门。</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Slow: does another program use this computer?</source>
        <translation>运行缓慢：是否有其他程序占用本机？</translation>
    </message>
    <message numerus="yes">
        <source>So it was in %n walk(s).</source>
        <translation>
            <numerusform>%n 次测试均如此。</numerusform>
        </translation>
    </message>
    <message>
        <source>So it was.</source>
        <translation>确实如此。</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>Soon nothing is recorded, and no PIN is checked: free some space.</source>
        <translation>很快将无法记录，也无法验证 PIN 码：请释放空间。</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>遥测</translation>
    </message>
    <message numerus="yes">
        <source>Testing: %n done</source>
        <translation>
            <numerusform>正在自检：已完成 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>That is little: end other programs, or restart the computer.</source>
        <translation>剩余不多：请关闭其他程序或重启电脑。</translation>
    </message>
    <message>
        <source>That is little: give it more light, or another cable.</source>
        <translation>帧数偏低：请增加光线或更换线缆。</translation>
    </message>
    <message>
        <source>The broker hears nothing: %1.</source>
        <translation>代理收不到消息：%1。</translation>
    </message>
    <message>
        <source>The broker hears this kiosk.</source>
        <translation>代理能收到此终端的消息。</translation>
    </message>
    <message>
        <source>The camera gave no picture</source>
        <translation>摄像头无画面</translation>
    </message>
    <message>
        <source>The camera repeated one picture</source>
        <translation>摄像头画面停滞</translation>
    </message>
    <message>
        <source>The camera saw only black</source>
        <translation>摄像头画面全黑</translation>
    </message>
    <message>
        <source>The check stood still</source>
        <translation>检测停滞</translation>
    </message>
    <message>
        <source>The door opened within %1&#xa0;s of green, and never without it.</source>
        <translation>门在显示绿色后 %1&#xa0;秒内打开，未显示绿色时从不打开。</translation>
    </message>
    <message>
        <source>The door was reset after an alarm.</source>
        <translation>火警后门已复位。</translation>
    </message>
    <message>
        <source>The door works all the same. Free the disk, or have it mended.</source>
        <translation>门仍可使用。请清理磁盘或安排维修。</translation>
    </message>
    <message>
        <source>The door&apos;s relay failed.</source>
        <translation>门的继电器故障。</translation>
    </message>
    <message>
        <source>The door&apos;s relay works again.</source>
        <translation>门的继电器已恢复。</translation>
    </message>
    <message>
        <source>The doorman answers again.</source>
        <translation>门禁服务已恢复响应。</translation>
    </message>
    <message>
        <source>The doorman is not reached: is it running?</source>
        <translation>无法连接门禁服务：它在运行吗？</translation>
    </message>
    <message>
        <source>The doorman refuses: %1.</source>
        <translation>门禁服务拒绝：%1。</translation>
    </message>
    <message>
        <source>The doorman was not reached: the door was on its own.</source>
        <translation>无法连接门禁服务：门当时无人控制。</translation>
    </message>
    <message>
        <source>The fire alarm is over.</source>
        <translation>火警已结束。</translation>
    </message>
    <message>
        <source>The first one is over within seconds.</source>
        <translation>首次验证几秒内完成。</translation>
    </message>
    <message>
        <source>The first start takes some minutes.</source>
        <translation>首次启动需要几分钟。</translation>
    </message>
    <message>
        <source>The key switch was turned.</source>
        <translation>钥匙开关被转动。</translation>
    </message>
    <message>
        <source>The kiosk does not drive the door now.</source>
        <translation>终端目前不控制门。</translation>
    </message>
    <message>
        <source>The kiosk uses %1; %2 of %3 are free.</source>
        <translation>终端占用 %1；共 %3，可用 %2。</translation>
    </message>
    <message>
        <source>The kiosk was out of service: %1.</source>
        <translation>终端曾暂停服务：%1。</translation>
    </message>
    <message>
        <source>The kiosk was started, version %1.</source>
        <translation>终端已启动，版本 %1。</translation>
    </message>
    <message>
        <source>The kiosk&apos;s folder cannot be reached.</source>
        <translation>无法访问终端的文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>The last %n event(s)</source>
        <translation>
            <numerusform>最近 %n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>The networks fail: nobody can be judged.</source>
        <translation>神经网络故障：无法判断任何人。</translation>
    </message>
    <message>
        <source>The networks failed, nobody could be judged</source>
        <translation>神经网络故障，无法判断任何人</translation>
    </message>
    <message>
        <source>The pass that %1 gave could not be ended.</source>
        <translation>无法结束%1的放行。</translation>
    </message>
    <message>
        <source>The pass that %1 gave is over.</source>
        <translation>%1的放行已结束。</translation>
    </message>
    <message>
        <source>The pass that %1 gave was ended early.</source>
        <translation>%1的放行被提前结束。</translation>
    </message>
    <message>
        <source>The processor has %1 °C.</source>
        <translation>处理器温度为 %1 °C。</translation>
    </message>
    <message>
        <source>The relay fails: %1</source>
        <translation>继电器故障：%1</translation>
    </message>
    <message>
        <source>The report cannot be written (%1): free the disk.</source>
        <translation>无法写入报告（%1）：请清理磁盘。</translation>
    </message>
    <message>
        <source>The schedule leaves the door to itself now.</source>
        <translation>按时间表，目前不控制门。</translation>
    </message>
    <message>
        <source>The self-proof was right %1 ago.</source>
        <translation>自我验证于 %1前通过。</translation>
    </message>
    <message>
        <source>The settings do not say which door there is.</source>
        <translation>设置中未说明使用哪种门。</translation>
    </message>
    <message numerus="yes">
        <source>The settings have %n mistake(s).</source>
        <translation>
            <numerusform>设置中有 %n 处错误。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>没有。</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>无法显示：原因见终端的运行日志。</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>To be signed for: walk %1.</source>
        <translation>需签字确认：测试 %1。</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>太慢，无法给出绿色结果：请重启终端。</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Two at once, one without a mask</source>
        <translation>两人同时，一人未戴口罩</translation>
    </message>
    <message>
        <source>Uncover its lens, or turn the light on.</source>
        <translation>请移开镜头遮挡物或开灯。</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again.</source>
        <translation>请拔下摄像头后重新插上。</translation>
    </message>
    <message>
        <source>Until then the key switch lets people through.</source>
        <translation>在此之前可用钥匙开关放行。</translation>
    </message>
    <message>
        <source>Until then visitors have the screen only.</source>
        <translation>在此之前，访客只能看屏幕。</translation>
    </message>
    <message>
        <source>Version %1, runs for %2.</source>
        <translation>版本 %1，已运行 %2。</translation>
    </message>
    <message>
        <source>Wait a minute, then check its plug.</source>
        <translation>请等一分钟，然后检查插头。</translation>
    </message>
    <message>
        <source>Watchdog</source>
        <translation>看门狗</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>With a mask</source>
        <translation>戴口罩</translation>
    </message>
    <message>
        <source>Without a mask</source>
        <translation>不戴口罩</translation>
    </message>
    <message>
        <source>Without networks there is nothing to prove.</source>
        <translation>没有神经网络，也就没有可验证的内容。</translation>
    </message>
    <message>
        <source>Words are not spoken: %1.</source>
        <translation>没有语音：%1。</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>无法佩戴口罩？请到前台询问。</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>a camera on the network</source>
        <translation>网络上的摄像头</translation>
    </message>
    <message>
        <source>a decimal point is needed, not a comma: %1</source>
        <translation>须用小数点，不用逗号：%1</translation>
    </message>
    <message>
        <source>a door at the end of a network cannot be fail-safe here</source>
        <translation>通过网络控制的门在此不能设为断电释放</translation>
    </message>
    <message>
        <source>a door at the end of a network is not fail-safe</source>
        <translation>通过网络控制的门无法保证故障安全</translation>
    </message>
    <message>
        <source>a door controller that is told by HTTP</source>
        <translation>通过 HTTP 通知的门控制器</translation>
    </message>
    <message>
        <source>a door controller that is told by a broker</source>
        <translation>通过代理通知的门控制器</translation>
    </message>
    <message>
        <source>a library is missing: `.venv/bin/python -m pip install &apos;.[door]&apos;` in the kiosk&apos;s folder</source>
        <translation>缺少一个库：请在终端的文件夹中执行 `.venv/bin/python -m pip install &apos;.[door]&apos;`</translation>
    </message>
    <message>
        <source>a line is a [section], or name = value, or a remark that begins with #</source>
        <translation>每行是 [部分]、名称 = 值，或以 # 开头的注释</translation>
    </message>
    <message>
        <source>a list in [brackets], each %1</source>
        <translation>[方括号] 中的列表，每项：%1</translation>
    </message>
    <message>
        <source>a name has no blanks: %1</source>
        <translation>名称中没有空格：%1</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 之间的数</translation>
    </message>
    <message>
        <source>a number has no 0 in front</source>
        <translation>数的前面没有 0</translation>
    </message>
    <message>
        <source>a number stands without its unit: %1</source>
        <translation>数不带单位：%1</translation>
    </message>
    <message>
        <source>a remark begins with #</source>
        <translation>注释以 # 开头</translation>
    </message>
    <message>
        <source>a section of settings</source>
        <translation>一个设置部分</translation>
    </message>
    <message>
        <source>a section&apos;s name stands between [ and ], and nothing else on that line</source>
        <translation>部分的名称写在 [ 和 ] 之间，该行不得有其他内容</translation>
    </message>
    <message>
        <source>a section&apos;s name stands in brackets: [%1]</source>
        <translation>部分的名称写在方括号中：[%1]</translation>
    </message>
    <message>
        <source>a step is not done: %1</source>
        <translation>有一步未完成：%1</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot;</source>
        <translation>&quot;引号&quot; 中的文本</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of %1 to %2 characters</source>
        <translation>&quot;引号&quot; 中的文本，%1 至 %2 个字符</translation>
    </message>
    <message>
        <source>a text in &quot;quotes&quot; of at most %1 characters</source>
        <translation>&quot;引号&quot; 中的文本，最多 %1 个字符</translation>
    </message>
    <message>
        <source>a text stands in quotes: &quot;%1&quot;</source>
        <translation>文本须加引号：&quot;%1&quot;</translation>
    </message>
    <message>
        <source>a text stands in straight quotes: &quot;…&quot;</source>
        <translation>文本须用直引号：&quot;…&quot;</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 之间的整数</translation>
    </message>
    <message>
        <source>add an installer, or it can only be set up anew</source>
        <translation>请添加一名安装人员，否则只能从头重新设置</translation>
    </message>
    <message>
        <source>all is in order</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>一切良好</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>%1 及之前的记录均已删除</translation>
    </message>
    <message>
        <source>allowed are 1 to %1 of them, no two alike</source>
        <translation>允许 1 到 %1 个，且不得重复</translation>
    </message>
    <message>
        <source>allowed is %1</source>
        <translation>允许的值：%1</translation>
    </message>
    <message>
        <source>allowed is a colour such as &quot;#1d3040&quot;, or &quot;&quot; for the theme&apos;s own</source>
        <translation>允许的是颜色，如 &quot;#1d3040&quot;，或用 &quot;&quot; 表示主题自带的颜色</translation>
    </message>
    <message>
        <source>allowed is a date such as &quot;2026-12-25&quot;</source>
        <translation>允许的是日期，如 &quot;2026-12-25&quot;</translation>
    </message>
    <message>
        <source>allowed is a time of the day from &quot;00:00&quot; to &quot;24:00&quot;</source>
        <translation>允许的是 &quot;00:00&quot; 到 &quot;24:00&quot; 之间的时刻</translation>
    </message>
    <message>
        <source>always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>another journal</source>
        <translation>另一份日志</translation>
    </message>
    <message>
        <source>another program holds it: end that one, or choose a device that mixes, such as default</source>
        <translation>被其他程序占用：请结束该程序，或选择可混音的设备，如 default</translation>
    </message>
    <message>
        <source>aplay cannot be ended, its driver hangs: restart the computer</source>
        <translation>无法结束 aplay，其驱动已卡死：请重启电脑</translation>
    </message>
    <message>
        <source>aplay cannot be started: %1</source>
        <translation>无法启动 aplay：%1</translation>
    </message>
    <message>
        <source>aplay fails: %1</source>
        <translation>aplay 出错：%1</translation>
    </message>
    <message>
        <source>aplay is missing: install alsa-utils</source>
        <translation>缺少 aplay：请安装 alsa-utils</translation>
    </message>
    <message>
        <source>before and after the point of a number stand digits</source>
        <translation>小数点前后都须有数字</translation>
    </message>
    <message>
        <source>between a name and its value stands =</source>
        <translation>名称和值之间用 = 连接</translation>
    </message>
    <message>
        <source>between the values of a list stand commas</source>
        <translation>列表的值之间用逗号分隔</translation>
    </message>
    <message>
        <source>by the rules in the settings file</source>
        <translation>按设置文件中的规则</translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation>无法读取（%1）</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>被更改</translation>
    </message>
    <message>
        <source>choose another camera</source>
        <translation>请选择其他摄像头</translation>
    </message>
    <message>
        <source>choose another door, or correct this one</source>
        <translation>请选择其他门，或更正此门</translation>
    </message>
    <message>
        <source>choose fail-secure, and set its lock there</source>
        <translation>请选择断电锁闭，并在门控制器处设置门锁</translation>
    </message>
    <message>
        <source>choose one of those that are here</source>
        <translation>请从现有的摄像头中选择</translation>
    </message>
    <message>
        <source>come closer, and mark the floor where it is good</source>
        <translation>请靠近，并在合适的位置做地面标记</translation>
    </message>
    <message>
        <source>connect a loudspeaker, or choose silence: the screen says it all, too</source>
        <translation>请连接扬声器，或选择静音：屏幕也会显示全部内容</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `%1` as it is</source>
        <translation>核心转储已启用，其中会含有最后的画面：请直接运行 `%1`</translation>
    </message>
    <message>
        <source>cut short at the end</source>
        <translation>末尾被截断</translation>
    </message>
    <message>
        <source>door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>draw it larger, or start anew</source>
        <translation>请画大一些，或重新开始</translation>
    </message>
    <message>
        <source>faces.crowd is for doorways without a door: set door.driver to &quot;none&quot;, or faces.crowd to false</source>
        <translation>faces.crowd 用于没有门的通道：请将 door.driver 设为 &quot;none&quot;，或将 faces.crowd 设为 false</translation>
    </message>
    <message>
        <source>free</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>from and to are no span of time: a whole day is from = &quot;00:00&quot; and to = &quot;24:00&quot;</source>
        <translation>from 和 to 之间没有时间段：全天为 from = &quot;00:00&quot; 和 to = &quot;24:00&quot;</translation>
    </message>
    <message>
        <source>give one to yourself first: you set this kiosk up</source>
        <translation>请先给自己一个：您正在设置此终端</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>无画面</translation>
    </message>
    <message>
        <source>go back to it</source>
        <translation>请返回该步骤</translation>
    </message>
    <message>
        <source>holidays</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>in &quot;quotes&quot; a \ is written twice; in &apos;single ones&apos; it stays as it is</source>
        <translation>在 &quot;双引号&quot; 中 \ 须写两次；在 &apos;单引号&apos; 中保持原样</translation>
    </message>
    <message>
        <source>install mask-kiosk again</source>
        <translation>重新安装 mask-kiosk</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>无法播放完毕：请拔下扬声器后重新插上</translation>
    </message>
    <message>
        <source>it has a value in line %1 already: leave one of them</source>
        <translation>第 %1 行已有一个值：请只保留其中一个</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>为空或不是 SQLite 文件</translation>
    </message>
    <message>
        <source>it is not said what the lock does without power</source>
        <translation>未说明断电时门锁的状态</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>不是此版本的日志，或其表被更改</translation>
    </message>
    <message>
        <source>it is starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>it is too bright here</source>
        <translation>此处光线太亮</translation>
    </message>
    <message>
        <source>it is too dark here</source>
        <translation>此处光线太暗</translation>
    </message>
    <message>
        <source>it looks at nobody: connect a camera and choose it</source>
        <translation>它不查看任何人：请连接摄像头并选择它</translation>
    </message>
    <message>
        <source>it moves nothing: for trials only</source>
        <translation>它不控制任何东西：仅供试用</translation>
    </message>
    <message>
        <source>it refuses: %1</source>
        <translation>它拒绝：%1</translation>
    </message>
    <message>
        <source>its seal is gone</source>
        <translation>签封丢失</translation>
    </message>
    <message>
        <source>judges the act %1 of the demo %2: restore engines/models/</source>
        <translation>将演示场景 %1 判断为 %2：请恢复 engines/models/</translation>
    </message>
    <message>
        <source>key switch</source>
        <translation>钥匙开关</translation>
    </message>
    <message>
        <source>leave the line out where there is nothing to say</source>
        <translation>没有内容可写时，请删去此行</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>锁闭</translation>
    </message>
    <message>
        <source>look at the lock&apos;s power and at the relay&apos;s wires, or choose another relay, or the other safe state</source>
        <translation>请检查门锁电源和继电器接线，或选择其他继电器或另一种断电状态</translation>
    </message>
    <message>
        <source>look at the lock, or ask who fitted it, and choose</source>
        <translation>请查看门锁或询问安装者，然后选择</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>models.backends: a GPU is tried first, where there is one</source>
        <translation>models.backends：如有 GPU，先尝试 GPU</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>神经网络</translation>
    </message>
    <message>
        <source>no backend is named</source>
        <translation>没有指定任何后端</translation>
    </message>
    <message>
        <source>no camera is found</source>
        <translation>未找到摄像头</translation>
    </message>
    <message>
        <source>no door is driven here</source>
        <translation>此处不控制门</translation>
    </message>
    <message>
        <source>no doorman answers: look into the log why it does not start</source>
        <translation>门禁服务无响应：请查看运行日志，找出它未启动的原因</translation>
    </message>
    <message>
        <source>no head lies beside the key (%1): name the notary&apos;s own key</source>
        <translation>密钥旁没有 head 文件（%1）：请指定公证服务自己的密钥</translation>
    </message>
    <message numerus="yes">
        <source>no picture is kept: %n file(s) written, none of which takes one; no core dumps</source>
        <translation>
            <numerusform>不保存任何图像：写入 %n 个文件，均不含图像；无核心转储</numerusform>
        </translation>
    </message>
    <message>
        <source>no settings are known here that could be used: mend the file by hand</source>
        <translation>此处没有可用的设置：请手动修复文件</translation>
    </message>
    <message>
        <source>nobody has a PIN</source>
        <translation>无人拥有 PIN 码</translation>
    </message>
    <message>
        <source>nobody has a PIN, so there is no override: `%1` gives one</source>
        <translation>无人拥有 PIN 码，因此无法人工放行：用 `%1` 添加</translation>
    </message>
    <message>
        <source>nobody is judged there: draw it wider</source>
        <translation>在那里不会作判断：请画宽一些</translation>
    </message>
    <message>
        <source>nobody with a PIN may change this kiosk</source>
        <translation>拥有 PIN 码的人都无权更改此终端</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>此处不控制门</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>尚未连接</translation>
    </message>
    <message>
        <source>nothing here can run %1: %2</source>
        <translation>此处无法运行 %1：%2</translation>
    </message>
    <message>
        <source>nothing is heard</source>
        <translation>没有声音</translation>
    </message>
    <message>
        <source>nothing is judged any more</source>
        <translation>不再作判断</translation>
    </message>
    <message>
        <source>nothing stands behind a value but a remark that begins with #</source>
        <translation>值的后面只能有以 # 开头的注释</translation>
    </message>
    <message>
        <source>nothing to tell</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>只有安装人员可以更改：其他人可以查看</translation>
    </message>
    <message>
        <source>only staff change this: enter a PIN first</source>
        <translation>只有工作人员可以更改：请先输入 PIN 码</translation>
    </message>
    <message>
        <source>open it once, and say what you saw</source>
        <translation>请开一次门，并说明您看到的情况</translation>
    </message>
    <message>
        <source>or leave the GPU&apos;s backends out of the settings</source>
        <translation>或在设置中去掉 GPU 后端</translation>
    </message>
    <message>
        <source>others may read or change %1: look who did, then `chmod 600` it</source>
        <translation>他人可以读取或更改 %1：请查明何人所为，然后执行 `chmod 600`</translation>
    </message>
    <message>
        <source>plug one in, at another socket if need be, and look again</source>
        <translation>请插上摄像头，必要时换一个插口，然后重新检查</translation>
    </message>
    <message>
        <source>plug the board in, at another socket if need be, and look again</source>
        <translation>请插上继电器板，必要时换一个插口，然后重新检查</translation>
    </message>
    <message>
        <source>policy.alternative: shorter, as it has one line now</source>
        <translation>policy.alternative：已缩短，因为现在只占一行</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>read it, put one up where visitors see it, and confirm</source>
        <translation>请阅读，张贴在访客能看到的地方，然后确认</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>record %1 has values of another type</source>
        <translation>记录 %1 含有其他类型的值</translation>
    </message>
    <message>
        <source>record %1 is not sealed yet: it is just being written, was so when the power went, or was added</source>
        <translation>记录 %1 尚未签封：正在写入、断电时正在写入，或系后来添加</translation>
    </message>
    <message>
        <source>record %1: %2</source>
        <translation>记录 %1：%2</translation>
    </message>
    <message>
        <source>records up to %1 are in %2, which was set aside as broken</source>
        <translation>%1 及之前的记录在 %2 中，该文件因损坏已另存</translation>
    </message>
    <message>
        <source>records up to %1 were past their time and are removed, as a record says</source>
        <translation>%1 及之前的记录已过期删除，有记录可查</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>顺序被打乱</translation>
    </message>
    <message>
        <source>repeats one picture</source>
        <translation>画面停滞</translation>
    </message>
    <message>
        <source>run `%1`</source>
        <translation>运行 `%1`</translation>
    </message>
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: %1 to have the model anew</source>
        <translation>
            <numerusform>在单人肖像中看到 %n 张脸：请%1以重新获得模型</numerusform>
        </translation>
    </message>
    <message>
        <source>sees only black</source>
        <translation>画面全黑</translation>
    </message>
    <message>
        <source>sees the portrait&apos;s face with score %1</source>
        <translation>看到肖像中的脸，得分 %1</translation>
    </message>
    <message>
        <source>somebody else changed the settings file %1 meanwhile: look at it first</source>
        <translation>其他人已修改设置文件 %1：请先查看</translation>
    </message>
    <message>
        <source>somebody saw it open</source>
        <translation>有人看到门打开</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>tables of their own, each under a line [[in.double.brackets]]</source>
        <translation>单独的表，每个写在一行 [[双层.方括号]] 之下</translation>
    </message>
    <message>
        <source>take a step back, and mark the floor where it is good</source>
        <translation>请后退一步，并在合适的位置做地面标记</translation>
    </message>
    <message>
        <source>telemetry ended by an error of its own: the log has it</source>
        <translation>遥测因自身错误而终止：见运行日志</translation>
    </message>
    <message>
        <source>tells the demo&apos;s bare face, mask and uncovered nose apart</source>
        <translation>能区分演示中的无口罩、戴口罩和露鼻</translation>
    </message>
    <message>
        <source>the NVIDIA driver failed at %1 (%2): restart the computer and see that `nvidia-smi` works, %3</source>
        <translation>NVIDIA 驱动在 %1 处失败（%2）：请重启电脑并确认 `nvidia-smi` 可用，%3</translation>
    </message>
    <message>
        <source>the NVIDIA driver is too old, it has no %1: install a newer one, %2</source>
        <translation>NVIDIA 驱动过旧，缺少 %1：请安装新版，%2</translation>
    </message>
    <message>
        <source>the NVIDIA driver sees no GPU: look whether the card is seated and `nvidia-smi` lists it, %1</source>
        <translation>NVIDIA 驱动未发现 GPU：请检查显卡是否插好、`nvidia-smi` 能否列出，%1</translation>
    </message>
    <message>
        <source>the answers cannot be kept in %1 (%2): mend that</source>
        <translation>无法在 %1 中保存答案（%2）：请修复</translation>
    </message>
    <message>
        <source>the camera repeats one picture</source>
        <translation>摄像头画面停滞</translation>
    </message>
    <message>
        <source>the closing %1 is missing</source>
        <translation>缺少结尾的 %1</translation>
    </message>
    <message>
        <source>the connection was lost; does another kiosk have the same name?</source>
        <translation>连接已断开；是否有其他终端使用同一名称？</translation>
    </message>
    <message>
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>PIN 码错误计数文件 %1 %2：将重新计数，并先暂停</translation>
    </message>
    <message>
        <source>the demo, which looks at nobody</source>
        <translation>演示，不查看任何人</translation>
    </message>
    <message>
        <source>the detector</source>
        <translation>检测器</translation>
    </message>
    <message>
        <source>the door by its own rules</source>
        <translation>门按自身规则运行</translation>
    </message>
    <message>
        <source>the door did not open</source>
        <translation>门未打开</translation>
    </message>
    <message>
        <source>the door opens for a mask and for staff only</source>
        <translation>门仅对戴口罩者和工作人员打开</translation>
    </message>
    <message>
        <source>the door was not tried</source>
        <translation>门未作测试</translation>
    </message>
    <message>
        <source>the doorman ended: look into its log</source>
        <translation>门禁服务已终止：请查看其运行日志</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start it by `%3`</source>
        <translation>无法在 %1 连接门禁服务（%2）：请用 `%3` 启动</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>门禁服务在线并控制 %1；断电时门锁为%2状态</translation>
    </message>
    <message>
        <source>the doorman refuses: %1</source>
        <translation>门禁服务拒绝：%1</translation>
    </message>
    <message>
        <source>the doorman that runs here does not take the new door: start it anew</source>
        <translation>此处运行的门禁服务未采用新的门：请将其重启</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>人脸检测</translation>
    </message>
    <message>
        <source>the face is at the side</source>
        <translation>面部偏向一侧</translation>
    </message>
    <message>
        <source>the face is low in the picture</source>
        <translation>面部在画面下部</translation>
    </message>
    <message>
        <source>the face is near the upper edge</source>
        <translation>面部靠近画面上边缘</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>火警尚未结束，或无法读取其输入</translation>
    </message>
    <message>
        <source>the first one that is found</source>
        <translation>第一个找到的摄像头</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let `verify` look for what is wrong</source>
        <translation>无法读取日志（%1）：请用 `verify` 查找原因</translation>
    </message>
    <message>
        <source>the journal cannot be read (%1): let it be verified</source>
        <translation>无法读取日志（%1）：请进行校验</translation>
    </message>
    <message>
        <source>the key %1 cannot be read (%2): ask its owner</source>
        <translation>无法读取密钥 %1（%2）：请询问其所有者</translation>
    </message>
    <message>
        <source>the key lies beside the file: whoever can write there could have sealed it so</source>
        <translation>密钥与文件放在一起：有写权限的人也可能如此签封</translation>
    </message>
    <message>
        <source>the kiosk only tells who should not come in</source>
        <translation>终端只提示谁不应进入</translation>
    </message>
    <message>
        <source>the kiosk tells, and the door opens for all</source>
        <translation>终端给出提示，门对所有人打开</translation>
    </message>
    <message>
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>终端的音频部分出错：请重启终端</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>终端的用户无权使用：请将其加入 audio 组</translation>
    </message>
    <message>
        <source>the light is behind the visitor</source>
        <translation>光线在访客身后</translation>
    </message>
    <message>
        <source>the networks are not ready yet</source>
        <translation>神经网络尚未就绪</translation>
    </message>
    <message>
        <source>the networks fail</source>
        <translation>神经网络故障</translation>
    </message>
    <message>
        <source>the notary at %1 does not answer (%2): start it</source>
        <translation>位于 %1 的公证服务无响应（%2）：请启动它</translation>
    </message>
    <message>
        <source>the notary cannot keep its head (%1): mend its disk</source>
        <translation>公证服务无法保存 head 文件（%1）：请检修磁盘</translation>
    </message>
    <message>
        <source>the notary cannot use %1 (%2): end another one that has it, or mend its disk or rights</source>
        <translation>公证服务无法使用 %1（%2）：请结束占用它的另一个服务，或检查磁盘与权限</translation>
    </message>
    <message>
        <source>the notary refuses: %1</source>
        <translation>公证服务拒绝：%1</translation>
    </message>
    <message>
        <source>the notary sealed up to %1</source>
        <translation>公证服务已签封至 %1</translation>
    </message>
    <message>
        <source>the notary&apos;s head is damaged: keep its folder and journal aside, and begin both anew</source>
        <translation>公证服务的 head 文件已损坏：请另存其文件夹和日志，并重新建立</translation>
    </message>
    <message>
        <source>the notice is confirmed</source>
        <translation>通知已确认</translation>
    </message>
    <message>
        <source>the notice is not confirmed</source>
        <translation>通知尚未确认</translation>
    </message>
    <message>
        <source>the opening %1 is missing</source>
        <translation>缺少开头的 %1</translation>
    </message>
    <message>
        <source>the pictures are too old</source>
        <translation>画面过旧</translation>
    </message>
    <message>
        <source>the relay reads back that it is not energised</source>
        <translation>继电器回读显示未吸合</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>继电器回读显示未释放</translation>
    </message>
    <message>
        <source>the screen stands still</source>
        <translation>屏幕停滞</translation>
    </message>
    <message>
        <source>the self-proof was not right</source>
        <translation>自我验证未通过</translation>
    </message>
    <message>
        <source>the settings can only be changed by hand (%1): do that</source>
        <translation>设置只能手动更改（%1）：请手动更改</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be read (%2): mend that</source>
        <translation>无法读取设置文件 %1（%2）：请修复</translation>
    </message>
    <message>
        <source>the settings file %1 cannot be written (%2): mend that</source>
        <translation>无法写入设置文件 %1（%2）：请修复</translation>
    </message>
    <message>
        <source>the settings file has rules of its own</source>
        <translation>设置文件有自己的规则</translation>
    </message>
    <message>
        <source>the settings file is written so that %1 can only be changed by hand: do that</source>
        <translation>设置文件的写法使 %1 只能手动更改：请手动更改</translation>
    </message>
    <message>
        <source>the staff file %1 cannot be read (%2): mend that</source>
        <translation>无法读取人员文件 %1（%2）：请修复</translation>
    </message>
    <message>
        <source>the staff file %1 is damaged: put back a copy, or add all anew</source>
        <translation>人员文件 %1 已损坏：请恢复副本或重新添加所有人</translation>
    </message>
    <message>
        <source>the text is never closed: %1 is missing</source>
        <translation>文本没有结束：缺少 %1</translation>
    </message>
    <message>
        <source>the value is missing</source>
        <translation>缺少值</translation>
    </message>
    <message>
        <source>the zone is too small to stand in</source>
        <translation>区域太小，无法站人</translation>
    </message>
    <message>
        <source>then look again</source>
        <translation>然后重新检查</translation>
    </message>
    <message>
        <source>then try again</source>
        <translation>然后重试</translation>
    </message>
    <message>
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>%1 中有图像：%2。请删除并上报</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>此处没有 NVIDIA 驱动（%1 无法加载）：请安装，%2</translation>
    </message>
    <message>
        <source>there is no camera at %1</source>
        <translation>%1 处没有摄像头</translation>
    </message>
    <message>
        <source>there is no journal %1: check how it is written</source>
        <translation>没有日志 %1：请检查名称</translation>
    </message>
    <message>
        <source>there is no record at all</source>
        <translation>没有任何记录</translation>
    </message>
    <message>
        <source>there is no settings file %1: name one that exists with --config, or leave that out for the defaults</source>
        <translation>没有设置文件 %1：请用 --config 指定现有的文件，或省略它以使用默认值</translation>
    </message>
    <message>
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>没有该扬声器：请插上，或更正 sound.device（`aplay -L` 可列出）</translation>
    </message>
    <message>
        <source>there is nothing at %1</source>
        <translation>%1 处没有任何设备</translation>
    </message>
    <message>
        <source>they stay as they are</source>
        <translation>它们保持不变</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>它们原在 %1 中，但该文件不在此处</translation>
    </message>
    <message>
        <source>this cannot be read: look at quotes, brackets and commas</source>
        <translation>无法读取：请检查引号、方括号和逗号</translation>
    </message>
    <message>
        <source>this door is words in a log</source>
        <translation>此门只是运行日志中的文字</translation>
    </message>
    <message>
        <source>this is UTF-16, not UTF-8: save the file as UTF-8</source>
        <translation>这是 UTF-16，不是 UTF-8：请将文件保存为 UTF-8</translation>
    </message>
    <message>
        <source>this is the demo</source>
        <translation>这是演示</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>此日志开始时就不含它们</translation>
    </message>
    <message>
        <source>this letter is not UTF-8: save the file as that</source>
        <translation>此字符不是 UTF-8：请将文件保存为该编码</translation>
    </message>
    <message>
        <source>this section begins in line %1 already: put both together</source>
        <translation>此部分已从第 %1 行开始：请将两处合并</translation>
    </message>
    <message>
        <source>this user may not write %1: make its folder the kiosk&apos;s own (docs/setup.md)</source>
        <translation>此用户无权写入 %1：请将其文件夹归终端所有（docs/setup.md）</translation>
    </message>
    <message>
        <source>tilt the camera down, or mount the kiosk lower</source>
        <translation>请将摄像头向下倾斜，或降低终端的安装高度</translation>
    </message>
    <message>
        <source>tilt the camera up, or mount the kiosk higher</source>
        <translation>请将摄像头向上倾斜，或提高终端的安装高度</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>try the door: it may still be one</source>
        <translation>请测试门：它仍可能是</translation>
    </message>
    <message>
        <source>turn a light on that shines on the visitor&apos;s face</source>
        <translation>请打开能照亮访客面部的灯</translation>
    </message>
    <message>
        <source>turn the camera, or stand in front of it</source>
        <translation>请转动摄像头，或站到它前面</translation>
    </message>
    <message>
        <source>turn the kiosk away from the window, or close the blind</source>
        <translation>请将终端转离窗户，或拉上窗帘</translation>
    </message>
    <message>
        <source>turn the lamp away, or close the blind</source>
        <translation>请将灯转开，或拉上窗帘</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>up to %1: %2</source>
        <translation>至 %1：%2</translation>
    </message>
    <message>
        <source>version = %1: these settings are a newer kiosk&apos;s, this one knows %2 at the most: install the newer one again, or use the last good settings</source>
        <translation>version = %1：这些设置来自更新的终端，此终端最高支持 %2：请重新安装较新的版本，或恢复上次可用的设置</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>音量 %1</translation>
    </message>
    <message>
        <source>wait until they are</source>
        <translation>请等待就绪</translation>
    </message>
    <message>
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>在 %1 应答的不是公证服务：请指定其套接字</translation>
    </message>
    <message>
        <source>what is at %1 does not say that it is such a board</source>
        <translation>%1 处的设备未表明自己是这种继电器板</translation>
    </message>
    <message>
        <source>what is set up cannot be kept in %1 (%2): mend that</source>
        <translation>无法在 %1 中保存设置内容（%2）：请修复</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>该处原为记录 %1</translation>
    </message>
    <message>
        <source>whether it obeys, and how soon, is up to what receives it</source>
        <translation>门是否听从以及多快响应，取决于接收方</translation>
    </message>
    <message>
        <source>whoever cannot see the screen hears nothing</source>
        <translation>看不到屏幕的人将听不到任何提示</translation>
    </message>
    <message>
        <source>without power it is free</source>
        <translation>断电时门锁释放</translation>
    </message>
    <message>
        <source>without power it is locked</source>
        <translation>断电时门锁锁闭</translation>
    </message>
    <message>
        <source>words in a log</source>
        <translation>运行日志中的文字</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>无法在 %1 中记录错误次数（%2），因此不验证任何 PIN 码：请修复</translation>
    </message>
    <message>
        <source>x0 must be less than x1, and y0 less than y1</source>
        <translation>x0 必须小于 x1，y0 必须小于 y1</translation>
    </message>
    <message>
        <source>yes is true, no is false, in small letters</source>
        <translation>“是”写作 true，“否”写作 false，均用小写</translation>
    </message>
    <message>
        <source>you stand too far away to be judged</source>
        <translation>您站得太远，无法判断</translation>
    </message>
    <message>
        <source>you stand very near</source>
        <translation>您站得太近</translation>
    </message>
    <message>
        <source>your face is outside the zone</source>
        <translation>您的面部在区域外</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 of %2 walks are made.</source>
        <translation>已完成 %1 次测试，共 %2 次。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2%3</translation>
    </message>
    <message>
        <source>%1: %2&#xa0;%</source>
        <translation>%1：%2%</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1&#xa0;% done</source>
        <translation>已完成 %1%</translation>
    </message>
    <message>
        <source>%1&#xa0;% needed</source>
        <translation>需要 %1%</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;秒</translation>
    </message>
    <message>
        <source>%1&#xa0;s ago</source>
        <translation>%1&#xa0;秒前</translation>
    </message>
    <message>
        <source>6 to 12 digits: no runs, no repetitions.</source>
        <translation>6 至 12 位数字：不可连号，不可重复。</translation>
    </message>
    <message>
        <source>A PIN for %1</source>
        <translation>%1 的 PIN 码</translation>
    </message>
    <message>
        <source>A camera looks here whether you wear a mask over nose and mouth. No picture is stored, and nobody is recognised. Times and results are kept for %1 days. %2</source>
        <translation>此处有摄像头检测您是否用口罩遮住口鼻。不保存任何图像，也不识别任何人的身份。时间和结果保存 %1 天。%2</translation>
    </message>
    <message>
        <source>A door controller is told by HTTP.</source>
        <translation>通过 HTTP 通知门控制器。</translation>
    </message>
    <message>
        <source>A door controller is told by a broker.</source>
        <translation>通过代理通知门控制器。</translation>
    </message>
    <message>
        <source>A member of staff has let you through.</source>
        <translation>工作人员已准许您通过。</translation>
    </message>
    <message>
        <source>A relay board, it answers.</source>
        <translation>继电器板，有应答。</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>验收</translation>
    </message>
    <message>
        <source>Accepted if the site signs.</source>
        <translation>使用方签字后通过验收。</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>通过验收。</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>请戴好口罩</translation>
    </message>
    <message>
        <source>Advise</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>朝向</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>火警已解除</translation>
    </message>
    <message>
        <source>All walks are made</source>
        <translation>测试已全部完成</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>更换 PIN 码</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>同主题</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>Ask staff for help</source>
        <translation>请工作人员帮忙</translation>
    </message>
    <message>
        <source>At first</source>
        <translation>初始语言</translation>
    </message>
    <message>
        <source>At other times the door goes by its own rules.</source>
        <translation>其他时间门按自身规则运行。</translation>
    </message>
    <message>
        <source>At set times</source>
        <translation>固定时段</translation>
    </message>
    <message>
        <source>At the side</source>
        <translation>偏向一侧</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the kiosk, change nothing</source>
        <translation>返回本机，不作更改</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Behind the wizard there is no PIN. Untouched for 10&#xa0;min, it goes away and the kiosk is as before.</source>
        <translation>向导没有 PIN 码保护。10 分钟无人触摸，它会关闭，本机恢复原状。</translation>
    </message>
    <message>
        <source>Being written.</source>
        <translation>正在写入。</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Boards that are plugged in are found by themselves.</source>
        <translation>已插上的继电器板会自动找到。</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>明亮</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>Camera dark</source>
        <translation>画面全黑</translation>
    </message>
    <message>
        <source>Camera stuck</source>
        <translation>画面停滞</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>大写</translation>
    </message>
    <message>
        <source>Choose, try it, keep it.</source>
        <translation>选择、试用、保存。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>请靠近</translation>
    </message>
    <message>
        <source>Copy it out</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Cut short by a pause</source>
        <translation>因暂停而中断</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Demo, no camera</source>
        <translation>演示，无摄像头</translation>
    </message>
    <message>
        <source>Did the door open?</source>
        <translation>门打开了吗？</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>数字和符号</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Do visitors know?</source>
        <translation>访客知道吗？</translation>
    </message>
    <message>
        <source>Does the door open?</source>
        <translation>门会打开吗？</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>ENFORCE 无法阻止出示照片或尾随他人进入的人。</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>End early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>Enforce</source>
        <translation>强制</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Enter a PIN</source>
        <translation>输入 PIN 码</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>删除最后一位</translation>
    </message>
    <message>
        <source>Erase the last letter</source>
        <translation>删除最后一个字符</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Every PIN opens the door and shows how the kiosk is.</source>
        <translation>每个 PIN 码都能开门并查看终端的运行状况。</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>全部运行正常。</translation>
    </message>
    <message>
        <source>Fail-safe: everybody comes in and out without power. Usual on escape routes.</source>
        <translation>断电释放：断电时所有人都能进出。常用于疏散通道。</translation>
    </message>
    <message>
        <source>Fail-secure: nobody comes in without power. Who is inside must get out by the handle.</source>
        <translation>断电锁闭：断电时无人能进入。里面的人必须能用把手出来。</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Fewer: %1</source>
        <translation>减少：%1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>多长时间？</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>From behind</source>
        <translation>逆光</translation>
    </message>
    <message>
        <source>GPIO line %1</source>
        <translation>GPIO 线 %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>欢迎语</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Head upright</source>
        <translation>头部摆正</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>运行状况</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>运行状况页面</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Hide reasons</source>
        <translation>隐藏原因</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>请勿移动</translation>
    </message>
    <message>
        <source>How loud?</source>
        <translation>音量多大？</translation>
    </message>
    <message>
        <source>How many walks of each kind?</source>
        <translation>每种测试多少次？</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>靛蓝</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>安装人员</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>每条记录是否与写入时一致？</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>是否正确？</translation>
    </message>
    <message>
        <source>It can be changed at any time.</source>
        <translation>可随时更改。</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>无法校验。</translation>
    </message>
    <message>
        <source>It does not say what it is. It may be a relay board.</source>
        <translation>设备未表明自己是什么。可能是继电器板。</translation>
    </message>
    <message>
        <source>It goes to its safe state: as it is without power.</source>
        <translation>门进入安全状态，与断电时相同。</translation>
    </message>
    <message>
        <source>It hangs there</source>
        <translation>已张贴</translation>
    </message>
    <message>
        <source>It is always on the screen, and must be true here.</source>
        <translation>它始终显示在屏幕上，必须符合此处的实际情况。</translation>
    </message>
    <message>
        <source>It is told to open. Still for %1&#xa0;s.</source>
        <translation>已发出开门指令。剩余 %1&#xa0;秒。</translation>
    </message>
    <message>
        <source>It needs no network. What is left empty is not used.</source>
        <translation>不需要网络。留空的项目不使用。</translation>
    </message>
    <message>
        <source>It shows its verdict. The door goes by its own rules.</source>
        <translation>显示判断结果。门按自身规则运行。</translation>
    </message>
    <message>
        <source>It stands in the record beside all that this person does here.</source>
        <translation>此人在此处的所有操作都会以此姓名记录。</translation>
    </message>
    <message>
        <source>It tells who should put on a mask. The door opens for all.</source>
        <translation>提示谁应戴上口罩。门对所有人打开。</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>正在判断</translation>
    </message>
    <message>
        <source>Judged together</source>
        <translation>一并判断</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Kept. What visitors can choose changes when the kiosk is started again.</source>
        <translation>已保存。访客可选的语言将在终端重启后更改。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>延后</translation>
    </message>
    <message>
        <source>Left without a verdict</source>
        <translation>未得出判断结果即离开</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Let in: %1 of %2 (95&#xa0;%: %3 to %4&#xa0;%)</source>
        <translation>放行：%2 次中 %1 次（95%：%3 至 %4%）</translation>
    </message>
    <message>
        <source>Lets people through, and changes the kiosk.</source>
        <translation>可放行，也可更改终端。</translation>
    </message>
    <message>
        <source>Lets people through.</source>
        <translation>可放行。</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光线</translation>
    </message>
    <message>
        <source>Light or camera disturbed</source>
        <translation>光线或摄像头受干扰</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>行 %1</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>实时画面</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁闭</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>请看摄像头</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>请看镜头</translation>
    </message>
    <message>
        <source>Looking. This takes some seconds.</source>
        <translation>正在检查。需要几秒钟。</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT 代理</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>MQTT 代理</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>Making ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>口罩</translation>
    </message>
    <message>
        <source>Mask OK</source>
        <translation>口罩合格</translation>
    </message>
    <message>
        <source>Mask check</source>
        <translation>口罩检测</translation>
    </message>
    <message>
        <source>Mask missing</source>
        <translation>未戴口罩</translation>
    </message>
    <message>
        <source>Mask wrong</source>
        <translation>口罩未戴好</translation>
    </message>
    <message>
        <source>Masks are not checked here at the moment.</source>
        <translation>此处目前不检测口罩。</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>增加：%1</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>地点名称</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>窄</translation>
    </message>
    <message>
        <source>Networks disagree</source>
        <translation>网络意见不一</translation>
    </message>
    <message>
        <source>New acceptance</source>
        <translation>新的验收</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>No</source>
        <translation>没有打开</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>无摄像头</translation>
    </message>
    <message>
        <source>No door</source>
        <translation>无门</translation>
    </message>
    <message>
        <source>No face is seen</source>
        <translation>看不到面部</translation>
    </message>
    <message>
        <source>No live picture</source>
        <translation>无实时画面</translation>
    </message>
    <message>
        <source>No mask</source>
        <translation>未戴口罩</translation>
    </message>
    <message>
        <source>No picture is stored.</source>
        <translation>不保存任何图像。</translation>
    </message>
    <message>
        <source>No settings are known here that could be used before.</source>
        <translation>此处没有已知的以前可用的设置。</translation>
    </message>
    <message>
        <source>No visits yet today.</source>
        <translation>今天尚无来访。</translation>
    </message>
    <message>
        <source>No walk is made yet.</source>
        <translation>尚未进行测试。</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>目前没有判断任何人。</translation>
    </message>
    <message>
        <source>Not accepted.</source>
        <translation>未通过验收。</translation>
    </message>
    <message>
        <source>Not done as asked</source>
        <translation>未按要求进行</translation>
    </message>
    <message>
        <source>Not kept on the disk: %1</source>
        <translation>未保存到磁盘：%1</translation>
    </message>
    <message>
        <source>Not kept yet.</source>
        <translation>尚未保存。</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Nothing at the door</source>
        <translation>不控制门</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚无事件。</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>橄榄色</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>On the network</source>
        <translation>在网络上</translation>
    </message>
    <message>
        <source>On the screen now. Back by itself in %1.</source>
        <translation>正在屏幕上显示。%1 后自动恢复。</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>一次一人</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减一</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>One moment: the doorman starts.</source>
        <translation>请稍候：门禁服务正在启动。</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一</translation>
    </message>
    <message>
        <source>Only faces inside the frame are judged. Pull its corners, or move it.</source>
        <translation>只判断框内的面部。请拖动框角，或移动整个框。</translation>
    </message>
    <message>
        <source>Open the door now</source>
        <translation>立即开门</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>设备故障</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Outside the zone</source>
        <translation>在区域外</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>人工放行</translation>
    </message>
    <message>
        <source>PINs are paused here. Please wait %1.</source>
        <translation>PIN 码输入已暂停。请等待 %1。</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation>石油蓝</translation>
    </message>
    <message>
        <source>Pins of this computer.</source>
        <translation>本机的引脚。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Please enter your PIN.</source>
        <translation>请输入您的 PIN 码。</translation>
    </message>
    <message>
        <source>Please hold your head upright and look at the camera.</source>
        <translation>请摆正头部，看向摄像头。</translation>
    </message>
    <message>
        <source>Please let one person stand in front, the others behind.</source>
        <translation>请一人站在前面，其他人站在后面。</translation>
    </message>
    <message>
        <source>Please look at the camera.</source>
        <translation>请看向摄像头。</translation>
    </message>
    <message>
        <source>Please look straight at the camera and show your whole face.</source>
        <translation>请正对摄像头，露出整个面部。</translation>
    </message>
    <message>
        <source>Please pull the mask up over your nose and down under your chin.</source>
        <translation>请将口罩上拉盖住鼻子，下拉包住下巴。</translation>
    </message>
    <message>
        <source>Please put on a mask over nose and mouth.</source>
        <translation>请戴上口罩，遮住口鼻。</translation>
    </message>
    <message>
        <source>Please stand here and look at the camera.</source>
        <translation>请站在此处，看向摄像头。</translation>
    </message>
    <message>
        <source>Please stand still for a moment.</source>
        <translation>请保持静止片刻。</translation>
    </message>
    <message>
        <source>Please step into the light and face it.</source>
        <translation>请走到亮处，面向光线。</translation>
    </message>
    <message>
        <source>Please step out of the bright light.</source>
        <translation>请避开强光。</translation>
    </message>
    <message>
        <source>Please take a step back from the camera.</source>
        <translation>请从摄像头前后退一步。</translation>
    </message>
    <message>
        <source>Please take a step towards the camera.</source>
        <translation>请向摄像头靠近一步。</translation>
    </message>
    <message>
        <source>Please turn your face straight to the camera.</source>
        <translation>请将面部正对摄像头。</translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation>请等待</translation>
    </message>
    <message>
        <source>Probability of a mask, last %1 seconds</source>
        <translation>戴口罩的概率，最近 %1 秒</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>校验结果</translation>
    </message>
    <message>
        <source>Put this up where they see it before the camera sees them.</source>
        <translation>请张贴在访客被摄像头看到之前就能看到的地方。</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Relay %1</source>
        <translation>继电器 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>撤销放行</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自检</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>重新设置</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>安装设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Shown small on the screen, such as Ward 3.</source>
        <translation>以小字显示在屏幕上，例如“3 号病区”。</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Site&apos;s own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>So that no finger slipped.</source>
        <translation>以防按错。</translation>
    </message>
    <message>
        <source>Somebody else walked up</source>
        <translation>走近的是其他人</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Staff go on behind their PIN.</source>
        <translation>工作人员输入 PIN 码后继续。</translation>
    </message>
    <message>
        <source>Staff let people through with it. An installer changes the kiosk, too.</source>
        <translation>工作人员用它放行。安装人员还可更改终端。</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>仅限工作人员</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>人工放行</translation>
    </message>
    <message>
        <source>Stand where visitors will stand, and look at the kiosk.</source>
        <translation>请站在访客将站的位置，看向终端。</translation>
    </message>
    <message>
        <source>Start the kiosk</source>
        <translation>启动终端</translation>
    </message>
    <message>
        <source>Start the wizard</source>
        <translation>启动向导</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在此页</translation>
    </message>
    <message>
        <source>Stay, and look at the camera</source>
        <translation>请别走开，看向摄像头</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Step away</source>
        <translation>请走开</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>请后退</translation>
    </message>
    <message>
        <source>Stop judging, and set up again?</source>
        <translation>停止检查并重新设置？</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Strike out which walk, and why?</source>
        <translation>剔除哪次测试，为什么？</translation>
    </message>
    <message>
        <source>Struck out: %1</source>
        <translation>已剔除：%1</translation>
    </message>
    <message>
        <source>Such as https://door.example/kiosk</source>
        <translation>例如 https://door.example/kiosk</translation>
    </message>
    <message>
        <source>Such as mqtt://10.0.0.2:1883. It is told how the kiosk is.</source>
        <translation>例如 mqtt://10.0.0.2:1883。将向其报告终端的运行状况。</translation>
    </message>
    <message>
        <source>Such as mqtt://user:password@10.0.0.2:1883</source>
        <translation>例如 mqtt://user:password@10.0.0.2:1883</translation>
    </message>
    <message>
        <source>Such as rtsp://10.0.0.7/stream or http://10.0.0.7/video</source>
        <translation>例如 rtsp://10.0.0.7/stream 或 http://10.0.0.7/video</translation>
    </message>
    <message>
        <source>Takes about a minute. The kiosk goes on meanwhile, more slowly.</source>
        <translation>约需一分钟。其间终端会继续工作，但较慢。</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>立即自检</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Thank you. Your mask covers nose and mouth.</source>
        <translation>谢谢。您的口罩已遮住口鼻。</translation>
    </message>
    <message>
        <source>The acceptance is paused</source>
        <translation>验收已暂停</translation>
    </message>
    <message>
        <source>The camera is not working. Please ask staff.</source>
        <translation>摄像头无法工作。请咨询工作人员。</translation>
    </message>
    <message>
        <source>The camera sees nothing: is it covered? Please ask staff.</source>
        <translation>摄像头没有画面：是否被遮住？请咨询工作人员。</translation>
    </message>
    <message>
        <source>The camera&apos;s picture has stopped. Please ask staff.</source>
        <translation>摄像头画面停滞。请咨询工作人员。</translation>
    </message>
    <message>
        <source>The check is not ready. If this stays, please ask staff.</source>
        <translation>检测尚未就绪。如持续如此，请咨询工作人员。</translation>
    </message>
    <message>
        <source>The door does not answer. Please see to it by hand.</source>
        <translation>门无响应。请人工处理。</translation>
    </message>
    <message>
        <source>The door obeys as ever: a walk that wrongly turns green opens it.</source>
        <translation>门照常听从控制：误判为绿色时门会打开。</translation>
    </message>
    <message>
        <source>The door opens as for any visitor.</source>
        <translation>门会像对任何访客一样打开。</translation>
    </message>
    <message>
        <source>The door opens for a mask and for staff only.</source>
        <translation>门仅对戴口罩者和工作人员打开。</translation>
    </message>
    <message>
        <source>The door opens.</source>
        <translation>门能打开。</translation>
    </message>
    <message>
        <source>The journal is in order.</source>
        <translation>日志完好。</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>日志存在问题。</translation>
    </message>
    <message>
        <source>The kiosk begins anew.</source>
        <translation>终端正在重新启动。</translation>
    </message>
    <message>
        <source>The kiosk ends, and the wizard begins.</source>
        <translation>本机结束，向导开始。</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>终端正在准备：已完成 %1%。首次需要几分钟。</translation>
    </message>
    <message>
        <source>The kiosk shows and says its verdict.</source>
        <translation>终端显示并说出判断结果。</translation>
    </message>
    <message>
        <source>The kiosk stops judging until the wizard is done or left.</source>
        <translation>在向导完成或退出之前，本机不检查任何人。</translation>
    </message>
    <message>
        <source>The kiosk was stopped</source>
        <translation>终端被停止</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>终端的判断：%1</translation>
    </message>
    <message>
        <source>The last good settings are of %1.</source>
        <translation>上次可用的设置保存于 %1。</translation>
    </message>
    <message>
        <source>The list of staff is empty or unreadable. Please see to the door by hand.</source>
        <translation>工作人员名单为空或无法读取。请人工管理门。</translation>
    </message>
    <message>
        <source>The relay says that it obeyed.</source>
        <translation>继电器表示已执行。</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>再次输入相同的 PIN 码</translation>
    </message>
    <message>
        <source>The same happens when the kiosk fails. If you do not know, ask who fitted it.</source>
        <translation>终端故障时也会如此。如不清楚，请询问安装者。</translation>
    </message>
    <message>
        <source>The settings cannot be used.</source>
        <translation>设置无法使用。</translation>
    </message>
    <message>
        <source>The walk after</source>
        <translation>下一次测试</translation>
    </message>
    <message>
        <source>The walk before</source>
        <translation>上一次测试</translation>
    </message>
    <message>
        <source>The walks are over</source>
        <translation>测试已结束</translation>
    </message>
    <message>
        <source>The wizard asks everything once more.</source>
        <translation>向导会重新询问全部问题。</translation>
    </message>
    <message>
        <source>The wizard begins with the present ones. Nothing is lost until its last page.</source>
        <translation>向导从当前设置开始。到最后一页之前不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>These are typed into %1, under [screen].</source>
        <translation>请在 %1 的 [screen] 部分填写。</translation>
    </message>
    <message>
        <source>These were two different PINs. Please begin again.</source>
        <translation>两次输入的 PIN 码不同。请重新开始。</translation>
    </message>
    <message>
        <source>This check is not working. Please ask staff.</source>
        <translation>检测无法工作。请咨询工作人员。</translation>
    </message>
    <message>
        <source>This does not work now. Please see to the door by hand.</source>
        <translation>目前无法操作。请人工管理门。</translation>
    </message>
    <message>
        <source>This model has no map of what it looks at.</source>
        <translation>此模型没有关注区域图。</translation>
    </message>
    <message>
        <source>This person only</source>
        <translation>仅此一人</translation>
    </message>
    <message>
        <source>This theme is black and white.</source>
        <translation>此主题为黑白。</translation>
    </message>
    <message>
        <source>Time to verdict</source>
        <translation>判断用时</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Too bright</source>
        <translation>光线太亮</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>光线太暗</translation>
    </message>
    <message>
        <source>Too far</source>
        <translation>太远</translation>
    </message>
    <message>
        <source>Too far away</source>
        <translation>距离太远</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>太高</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>太低</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>错误次数过多。锁定 %1。</translation>
    </message>
    <message>
        <source>Too near</source>
        <translation>太近</translation>
    </message>
    <message>
        <source>Touch a line to change it.</source>
        <translation>触摸某一行即可更改。</translation>
    </message>
    <message>
        <source>Touch the key, go to the door, and pull.</source>
        <translation>请触摸按键，走到门前拉门。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Use the last good settings</source>
        <translation>恢复上次可用的设置</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判断结果</translation>
    </message>
    <message>
        <source>Verdict after %1&#xa0;s.</source>
        <translation>%1&#xa0;秒后得出判断结果。</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Verifying: %1&#xa0;%</source>
        <translation>正在校验：%1%</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Visitors can choose</source>
        <translation>访客可选</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Visits by the hour</source>
        <translation>每小时来访</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>WRONGLY green</source>
        <translation>误判为绿色</translation>
    </message>
    <message>
        <source>Walk %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>Walk %1 of %2</source>
        <translation>第 %1 次测试，共 %2 次</translation>
    </message>
    <message>
        <source>Walk up WITH a mask</source>
        <translation>请戴口罩走近</translation>
    </message>
    <message>
        <source>Walk up WITHOUT a mask</source>
        <translation>请不戴口罩走近</translation>
    </message>
    <message>
        <source>Walk up as TWO, one without a mask</source>
        <translation>请两人一起走近，一人不戴口罩</translation>
    </message>
    <message>
        <source>Walk up, a HAND over the mouth</source>
        <translation>请用手遮住嘴走近</translation>
    </message>
    <message>
        <source>Walk up, mask BELOW the nose</source>
        <translation>请将口罩戴在鼻子下方走近</translation>
    </message>
    <message>
        <source>Walked on</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎光临</translation>
    </message>
    <message>
        <source>What does somebody do who cannot wear a mask?</source>
        <translation>无法佩戴口罩的人怎么办？</translation>
    </message>
    <message>
        <source>What does the kiosk do?</source>
        <translation>终端做什么？</translation>
    </message>
    <message>
        <source>What does the lock do without power?</source>
        <translation>断电时门锁如何？</translation>
    </message>
    <message>
        <source>What is the camera&apos;s address?</source>
        <translation>摄像头的地址是什么？</translation>
    </message>
    <message>
        <source>What is the door&apos;s address?</source>
        <translation>门的地址是什么？</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>叫什么名字？</translation>
    </message>
    <message>
        <source>What judges is fitted to this computer and proved: some minutes.</source>
        <translation>使判断部分适配本机并加以验证：需要几分钟。</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>%1 可以做什么？</translation>
    </message>
    <message>
        <source>What moves the door?</source>
        <translation>门由什么控制？</translation>
    </message>
    <message>
        <source>What stands on the screen. Visitors can choose another one.</source>
        <translation>屏幕上显示的语言。访客可选择其他语言。</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>访客会看到的画面：无人、未戴口罩、已戴口罩。</translation>
    </message>
    <message>
        <source>When does it do so?</source>
        <translation>何时这样做？</translation>
    </message>
    <message>
        <source>Where do visitors stand?</source>
        <translation>访客站在哪里？</translation>
    </message>
    <message>
        <source>Where is this kiosk?</source>
        <translation>此终端在哪里？</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>Which camera?</source>
        <translation>哪个摄像头？</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>哪种语言？</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>您是谁？</translation>
    </message>
    <message>
        <source>Who cannot wear a mask</source>
        <translation>无法佩戴口罩者</translation>
    </message>
    <message>
        <source>Who has a PIN?</source>
        <translation>谁有 PIN 码？</translation>
    </message>
    <message>
        <source>Whoever cannot see the screen needs it.</source>
        <translation>看不到屏幕的人需要声音。</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整个画面</translation>
    </message>
    <message>
        <source>Why this verdict?</source>
        <translation>为何如此判断？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因？</translation>
    </message>
    <message>
        <source>Wine red</source>
        <translation>酒红</translation>
    </message>
    <message>
        <source>Worn wrongly</source>
        <translation>佩戴不当</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已输入：%1</translation>
    </message>
    <message>
        <source>Wrong PIN. Please try again.</source>
        <translation>PIN 码错误。请重试。</translation>
    </message>
    <message>
        <source>Yes, it opened</source>
        <translation>是，打开了</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>about %1 m</source>
        <translation>约 %1 米</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>无法工作</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>反对的依据</translation>
    </message>
    <message>
        <source>speaks for “%1”</source>
        <translation>支持“%1”的依据</translation>
    </message>
    <message>
        <source>wants to be looked at</source>
        <translation>需要查看</translation>
    </message>
</context>
</TS>
