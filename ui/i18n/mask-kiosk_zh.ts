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
        <source>%1 does not import (%2): install it as docs/engines.md says</source>
        <translation>无法加载 %1（%2）：请按 docs/engines.md 安装</translation>
    </message>
    <message>
        <source>%1 has lost its key: keep folder and journal aside, and begin both anew</source>
        <translation>%1 的密钥已丢失：请另存文件夹和日志，并重新建立</translation>
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
        <source>%1, for %2.</source>
        <translation>%1，持续 %2。</translation>
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
        <source>%1: by %2.</source>
        <translation>%1：由 %2 运行。</translation>
    </message>
    <message>
        <source>%1: no picture yet.</source>
        <translation>%1：尚无画面。</translation>
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
        <source>%^1 could not let people through.</source>
        <translation>%^1未能放行。</translation>
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
        <source>A wrong PIN for %1.</source>
        <translation>%1 的 PIN 码输入错误。</translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>人工放行最长 %n 分钟。</numerusform>
        </translation>
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
        <source>Check plug and cable. The kiosk tries again by itself.</source>
        <translation>请检查插头和线缆。终端会自动重试。</translation>
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
        <source>Has not begun yet.</source>
        <translation>尚未开始。</translation>
    </message>
    <message>
        <source>Have it checked.</source>
        <translation>请安排检修。</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Is written.</source>
        <translation>正常写入。</translation>
    </message>
    <message>
        <source>It stays free until the alarm is over and was reset.</source>
        <translation>在火警结束并复位之前，门保持释放。</translation>
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
        <source>Looks %1 times a second.</source>
        <translation>每秒判断 %1 次。</translation>
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
        <source>No door is driven here.</source>
        <translation>此处不控制任何门。</translation>
    </message>
    <message>
        <source>No sound has failed.</source>
        <translation>声音播放未出现故障。</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>存在问题。</translation>
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
        <source>Open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Pictures are %1 old when they are judged; the work takes %2.</source>
        <translation>判断时画面已过 %1；处理耗时 %2。</translation>
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
        <source>Restart the kiosk, and see to the door by hand meanwhile.</source>
        <translation>请重启终端，期间请人工管理门。</translation>
    </message>
    <message>
        <source>Restart the kiosk. If it stays so, run the self-test.</source>
        <translation>请重启终端。如仍如此，请运行自检。</translation>
    </message>
    <message>
        <source>SQLite finds it damaged: %1</source>
        <translation>SQLite 检测到损坏：%1</translation>
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
        <source>The schedule leaves the door to itself now.</source>
        <translation>按时间表，目前不控制门。</translation>
    </message>
    <message>
        <source>This cannot be shown: the kiosk&apos;s log says why.</source>
        <translation>无法显示：原因见终端的运行日志。</translation>
    </message>
    <message>
        <source>Too slow for a green verdict: restart the kiosk.</source>
        <translation>太慢，无法给出绿色结果：请重启终端。</translation>
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
        <source>Words are not spoken: run `python -m tools.voices`, which needs espeak-ng.</source>
        <translation>没有语音：请运行 `python -m tools.voices`（需要 espeak-ng）。</translation>
    </message>
    <message>
        <source>You cannot wear a mask? Please ask at the desk.</source>
        <translation>无法佩戴口罩？请到前台询问。</translation>
    </message>
    <message>
        <source>all up to %1 were removed</source>
        <translation>%1 及之前的记录均已删除</translation>
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
        <source>cannot be read (%1)</source>
        <translation>无法读取（%1）</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>被更改</translation>
    </message>
    <message>
        <source>core dumps are on, and one would hold the last picture: run `python -m kiosk` as it is</source>
        <translation>核心转储已启用，其中会含有最后的画面：请直接运行 `python -m kiosk`</translation>
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
        <source>free</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>gives no picture</source>
        <translation>无画面</translation>
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
        <source>it does not play to the end: unplug the loudspeaker and plug it in again</source>
        <translation>无法播放完毕：请拔下扬声器后重新插上</translation>
    </message>
    <message>
        <source>it is empty, or no SQLite file</source>
        <translation>为空或不是 SQLite 文件</translation>
    </message>
    <message>
        <source>it is not the journal of this version, or its table was changed</source>
        <translation>不是此版本的日志，或其表被更改</translation>
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
        <source>locked</source>
        <translation>锁闭</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>神经网络</translation>
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
        <source>nobody has a PIN, so there is no override: `python -m kiosk.staff add NAME` gives one</source>
        <translation>无人拥有 PIN 码，因此无法人工放行：用 `python -m kiosk.staff add NAME` 添加</translation>
    </message>
    <message>
        <source>none is driven here</source>
        <translation>此处不控制门</translation>
    </message>
    <message>
        <source>only an installer changes this: everybody may look</source>
        <translation>只有安装人员可以更改：其他人可以查看</translation>
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
        <source>privacy</source>
        <translation>隐私</translation>
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
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: run `make run` to fetch the model again</source>
        <translation>
            <numerusform>在单人肖像中看到 %n 张脸：请运行 `make run` 重新获取模型</numerusform>
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
        <source>staff</source>
        <translation>工作人员</translation>
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
        <source>the count of wrong PINs, %1, %2: a new one begins, with a pause</source>
        <translation>PIN 码错误计数文件 %1 %2：将重新计数，并先暂停</translation>
    </message>
    <message>
        <source>the doorman is not reached at %1 (%2): start `python -m kiosk.doorman`</source>
        <translation>无法在 %1 连接门禁服务（%2）：请启动 `python -m kiosk.doorman`</translation>
    </message>
    <message>
        <source>the doorman listens and drives %1; a lock without power is %2</source>
        <translation>门禁服务在线并控制 %1；断电时门锁为%2状态</translation>
    </message>
    <message>
        <source>the face finder</source>
        <translation>人脸检测</translation>
    </message>
    <message>
        <source>the fire alarm is not over, or its input cannot be read</source>
        <translation>火警尚未结束，或无法读取其输入</translation>
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
        <source>the kiosk&apos;s own part of it has failed: restart the kiosk</source>
        <translation>终端的音频部分出错：请重启终端</translation>
    </message>
    <message>
        <source>the kiosk&apos;s user may not use it: add that user to the group audio</source>
        <translation>终端的用户无权使用：请将其加入 audio 组</translation>
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
        <source>the relay reads back that it is not energised</source>
        <translation>继电器回读显示未吸合</translation>
    </message>
    <message>
        <source>the relay reads back that it is not released</source>
        <translation>继电器回读显示未释放</translation>
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
        <source>there are pictures in %1: %2. Remove them, and report this</source>
        <translation>%1 中有图像：%2。请删除并上报</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver here (%1 does not load): install it, %2</source>
        <translation>此处没有 NVIDIA 驱动（%1 无法加载）：请安装，%2</translation>
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
        <source>there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)</source>
        <translation>没有该扬声器：请插上，或更正 sound.device（`aplay -L` 可列出）</translation>
    </message>
    <message>
        <source>they were in %1, which is not here</source>
        <translation>它们原在 %1 中，但该文件不在此处</translation>
    </message>
    <message>
        <source>this journal was begun without them</source>
        <translation>此日志开始时就不含它们</translation>
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
        <source>what answers at %1 is no notary: name its socket</source>
        <translation>在 %1 应答的不是公证服务：请指定其套接字</translation>
    </message>
    <message>
        <source>what stands there was record %1</source>
        <translation>该处原为记录 %1</translation>
    </message>
    <message>
        <source>wrong PINs cannot be counted in %1 (%2), so none is checked: mend that</source>
        <translation>无法在 %1 中记录错误次数（%2），因此不验证任何 PIN 码：请修复</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
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
        <source>A member of staff has let you through.</source>
        <translation>工作人员已准许您通过。</translation>
    </message>
    <message>
        <source>Adjust mask</source>
        <translation>请戴好口罩</translation>
    </message>
    <message>
        <source>Alarm is over</source>
        <translation>火警已解除</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>同主题</translation>
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
        <source>Back</source>
        <translation>返回</translation>
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
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else.</source>
        <translation>ENFORCE 无法阻止出示照片或尾随他人进入的人。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>删除最后一位</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
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
        <source>Faults</source>
        <translation>故障</translation>
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
        <source>Indigo</source>
        <translation>靛蓝</translation>
    </message>
    <message>
        <source>Is every record as it was written?</source>
        <translation>每条记录是否与写入时一致？</translation>
    </message>
    <message>
        <source>It could not be verified.</source>
        <translation>无法校验。</translation>
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
        <source>Let in</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>实时画面</translation>
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
        <source>Look here</source>
        <translation>请看镜头</translation>
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
        <source>Motion</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>无摄像头</translation>
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
        <source>No visits yet today.</source>
        <translation>今天尚无来访。</translation>
    </message>
    <message>
        <source>Nobody is being judged.</source>
        <translation>目前没有判断任何人。</translation>
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
        <source>On the screen now. Back by itself in %1.</source>
        <translation>正在屏幕上显示。%1 后自动恢复。</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>一次一人</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
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
        <source>Petrol</source>
        <translation>石油蓝</translation>
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
        <source>Records</source>
        <translation>记录</translation>
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
        <source>Site&apos;s own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
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
        <source>Staff only</source>
        <translation>仅限工作人员</translation>
    </message>
    <message>
        <source>Staff pass</source>
        <translation>人工放行</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>请后退</translation>
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
        <source>The journal is in order.</source>
        <translation>日志完好。</translation>
    </message>
    <message>
        <source>The journal is not in order.</source>
        <translation>日志存在问题。</translation>
    </message>
    <message>
        <source>The kiosk is getting ready: %1&#xa0;% done. The first time takes some minutes.</source>
        <translation>终端正在准备：已完成 %1%。首次需要几分钟。</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own verdict: %1</source>
        <translation>终端的判断：%1</translation>
    </message>
    <message>
        <source>The list of staff is empty, or cannot be read.</source>
        <translation>人员名单为空或无法读取。</translation>
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
        <source>Too far away</source>
        <translation>距离太远</translation>
    </message>
    <message>
        <source>Too many wrong tries. Locked for %1.</source>
        <translation>错误次数过多。锁定 %1。</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判断结果</translation>
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
        <source>Walked on</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎光临</translation>
    </message>
    <message>
        <source>What visitors would see: nobody, no mask, a mask.</source>
        <translation>访客会看到的画面：无人、未戴口罩、已戴口罩。</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>您是谁？</translation>
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
        <source>Wrong PIN. Please try again.</source>
        <translation>PIN 码错误。请重试。</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
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
