<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Base</name>
    <message>
        <source>%1 cannot be read: %2. Check the path and the permissions.</source>
        <translation>无法读取 %1：%2。请检查路径和权限。</translation>
    </message>
    <message>
        <source>Reading %1 broke off: %2. Copy the file again and retry.</source>
        <translation>读取 %1 中断：%2。请重新复制该文件后重试。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder or free some space.</source>
        <translation>无法写入 %1：%2。请另选文件夹或腾出空间。</translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>%1 lies on a medium that cannot be written: it is opened as it is and nothing can be added.</source>
        <translation>%1 位于不可写入的介质上：按现状打开，不能添加任何内容。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>%1 is no file name for a copy of the cache. Name a new file.</source>
        <translation>%1 不能用作缓存副本的文件名。请指定一个新文件。</translation>
    </message>
    <message>
        <source>%1 exists already and is not overwritten. Choose another name for the copy.</source>
        <translation>%1 已存在，不会被覆盖。请为副本另选名称。</translation>
    </message>
    <message>
        <source>The folder %1 does not exist. Make it first, or name another one.</source>
        <translation>文件夹 %1 不存在。请先建立该文件夹，或指定其他文件夹。</translation>
    </message>
    <message>
        <source>The copy could not be named %1. Check the permissions of the folder.</source>
        <translation>无法将副本命名为 %1。请检查该文件夹的权限。</translation>
    </message>
    <message>
        <source>No cache is named. Name a *.nightjar file.</source>
        <translation>没有指定缓存。请指定一个 *.nightjar 文件。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a cache. Name a *.nightjar file.</source>
        <translation>%1 是文件夹，不是缓存。请指定一个 *.nightjar 文件。</translation>
    </message>
    <message>
        <source>The cache %1 does not exist. Check the path; `import` makes a new cache.</source>
        <translation>缓存 %1 不存在。请检查路径；`import` 可建立新的缓存。</translation>
    </message>
    <message>
        <source>The folder %1 does not exist, so the cache %2 cannot be made. Make the folder first.</source>
        <translation>文件夹 %1 不存在，无法建立缓存 %2。请先建立该文件夹。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check the permissions.</source>
        <translation>无法读取 %1：%2。请检查权限。</translation>
    </message>
    <message>
        <source>%1 is not a Nightjar cache. Choose a *.nightjar file.</source>
        <translation>%1 不是夜鹰缓存。请选择一个 *.nightjar 文件。</translation>
    </message>
    <message>
        <source>Another program is writing to %1. Wait until it is done and try again.</source>
        <translation>另一个程序正在写入 %1。请等它完成后重试。</translation>
    </message>
    <message>
        <source>%2 is writing to %1. Wait until it is done and try again.</source>
        <translation>%2 正在写入 %1。请等它完成后重试。</translation>
    </message>
    <message>
        <source>The disk is full: %1 could not grow. Nothing of this step was kept; make room and try again.</source>
        <translation>磁盘已满：%1 无法增大。本步骤没有保留任何内容；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>%1 can only be read. Copy it to a folder that you may write to, or ask for the permission.</source>
        <translation>%1 只能读取。请将其复制到可写入的文件夹，或申请写入权限。</translation>
    </message>
    <message>
        <source>%1 is damaged (%2). Restore it from a backup, or import the files into a new cache.</source>
        <translation>%1 已损坏（%2）。请从备份恢复，或将文件导入新的缓存。</translation>
    </message>
    <message>
        <source>%1 cannot be opened (%2). Check the path and the permissions of its folder.</source>
        <translation>无法打开 %1（%2）。请检查路径及其文件夹的权限。</translation>
    </message>
    <message>
        <source>Reading or writing %1 failed (%2). Check the disk and try again.</source>
        <translation>读写 %1 失败（%2）。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>%1 could not be used (%2). Run `cache check`, and restore a backup if it fails.</source>
        <translation>无法使用 %1（%2）。请运行 `cache check`，如未通过请恢复备份。</translation>
    </message>
    <message>
        <source>%1 is empty, not a Nightjar cache. `import` makes a new cache.</source>
        <translation>%1 是空文件，不是夜鹰缓存。`import` 可建立新的缓存。</translation>
    </message>
    <message>
        <source>%1 is a database of another program, not a Nightjar cache. Choose a *.nightjar file.</source>
        <translation>%1 是其他程序的数据库，不是夜鹰缓存。请选择一个 *.nightjar 文件。</translation>
    </message>
    <message>
        <source>%1 was written by a newer Nightjar (cache version %2, this program knows up to %3). Update Nightjar to open it.</source>
        <translation>%1 由较新版本的夜鹰写成（缓存版本 %2，本程序最高支持 %3）。请更新夜鹰后再打开。</translation>
    </message>
    <message>
        <source>%1 is of an older cache version (%2) and must be brought up to date first. Open it once where it can be written.</source>
        <translation>%1 属于较旧的缓存版本（%2），须先升级。请在可写入的位置打开一次。</translation>
    </message>
    <message>
        <source>%1 was brought from cache version %2 to %3; the old file is kept as %4.</source>
        <translation>%1 已由缓存版本 %2 升级到 %3；旧文件保留为 %4。</translation>
    </message>
    <message>
        <source>The data of %1 on %2 in %3 is damaged. Restore the cache from a backup, or import the files into a new one.</source>
        <translation>%3 中 %1 在 %2 的数据已损坏。请从备份恢复缓存，或将文件导入新的缓存。</translation>
    </message>
    <message>
        <source>SQLite finds the file damaged: %1. Restore it from a backup.</source>
        <translation>SQLite 检查发现文件已损坏：%1。请从备份恢复。</translation>
    </message>
    <message>
        <source>%1 on %2: the data does not fit its hash. Restore the cache from a backup, or import the files of this day into a new one.</source>
        <translation>%1 在 %2 的数据与其哈希值不符。请从备份恢复缓存，或将当天的文件导入新的缓存。</translation>
    </message>
    <message>
        <source>%1 on %2: the data cannot be decoded. Restore the cache from a backup, or import the files of this day into a new one.</source>
        <translation>%1 在 %2 的数据无法解码。请从备份恢复缓存，或将当天的文件导入新的缓存。</translation>
    </message>
    <message>
        <source>%1 on %2: the columns beside the data (times, counts, extremes, sum) do not fit it. Restore the cache from a backup.</source>
        <translation>%1 在 %2 的索引列（时间、数量、极值、总和）与数据不符。请从备份恢复缓存。</translation>
    </message>
    <message>
        <source>%1 on %2: the list of source files does not fit the data. Restore the cache from a backup.</source>
        <translation>%1 在 %2 的来源文件清单与数据不符。请从备份恢复缓存。</translation>
    </message>
    <message>
        <source>There is data without its channel, or an overview without its data. Restore the cache from a backup.</source>
        <translation>存在没有通道的数据，或没有数据的概览。请从备份恢复缓存。</translation>
    </message>
    <message>
        <source>The journal was changed: row %1 does not fit the chain. Compare it with a backup or with a printed document.</source>
        <translation>操作日志被改动：第 %1 行与哈希链不符。请与备份或已打印的文书核对。</translation>
    </message>
    <message>
        <source>There is no plan %1 in %2. Save it as a new plan.</source>
        <translation>%2 中没有方案 %1。请另存为新方案。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no state of a lead. Choose one of: new, asked, handed-over, answered, confirmed, dismissed, in-case, in-plan.</source>
        <translation>“%1”不是线索的状态。请从以下选择：new、asked、handed-over、answered、confirmed、dismissed、in-case、in-plan。</translation>
    </message>
    <message>
        <source>There is no lead %1 in %2. Run `leads` to see those that are there.</source>
        <translation>%2 中没有线索 %1。请运行 `leads` 查看现有线索。</translation>
    </message>
    <message>
        <source>%1 up to %2: the totals of the channel (times, counts, distances, bytes) do not fit its data. Restore the cache from a backup.</source>
        <translation>%1 截至 %2：通道汇总（时间、数量、间隔、字节数）与数据不符。请从备份恢复缓存。</translation>
    </message>
    <message>
        <source>%1 from %2 on: the overview for curves does not fit the data. Restore the cache from a backup.</source>
        <translation>%1 自 %2 起：曲线概览与数据不符。请从备份恢复缓存。</translation>
    </message>
    <message>
        <source>There is too little room on the disk to compact %1: about %2 MB are needed beside it and in the folder of temporary files. Nothing was changed.</source>
        <translation>磁盘空间不足，无法整理 %1：缓存所在磁盘和临时文件夹各需约 %2 MB。未作任何更改。</translation>
    </message>
    <message>
        <source>The totals of a channel in %1 are damaged. Restore the cache from a backup, or import the files into a new one.</source>
        <translation>%1 中某通道的汇总已损坏。请从备份恢复缓存，或将文件导入新的缓存。</translation>
    </message>
    <message>
        <source>case %1</source>
        <translation>案件 %1</translation>
    </message>
    <message>
        <source>the plan of the night %1</source>
        <translation>%1 夜查方案</translation>
    </message>
    <message>
        <source>%1 holds nothing of an enterprise %2. Check its code with `channels`.</source>
        <translation>%1 中没有企业 %2 的任何内容。请用 `channels` 核对其代码。</translation>
    </message>
    <message>
        <source>The data of %1 cannot be deleted: %2 refers to it. Evidence must stay reproducible.</source>
        <translation>无法删除 %1 的数据：%2 引用了这些数据。证据必须保持可复现。</translation>
    </message>
    <message>
        <source>The cache %1 cannot be made: %2. Check the permissions and the free room of its folder.</source>
        <translation>无法建立缓存 %1：%2。请检查其文件夹的权限和剩余空间。</translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>Stopped. Nothing was frozen.</source>
        <translation>已停止。没有固定任何内容。</translation>
    </message>
    <message>
        <source>✓ as frozen</source>
        <translation>✓ 与固定时一致</translation>
    </message>
    <message>
        <source>✗ not as frozen</source>
        <translation>✗ 与固定时不一致</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未核对</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>建立时间</translation>
    </message>
    <message>
        <source>Clues</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Clue</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>%1, no longer in the cache</source>
        <translation>%1（已不在缓存中）</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>固定时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>clue</source>
        <comment>stage of a case</comment>
        <translation>线索</translation>
    </message>
    <message>
        <source>filed</source>
        <comment>stage of a case</comment>
        <translation>已立案</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>stage of a case</comment>
        <translation>已结案</translation>
    </message>
    <message>
        <source>data extract</source>
        <translation>数据提取</translation>
    </message>
    <message>
        <source>curve picture</source>
        <translation>曲线图</translation>
    </message>
    <message>
        <source>clue record</source>
        <translation>线索记录</translation>
    </message>
    <message>
        <source>file</source>
        <translation>添加的文件</translation>
    </message>
    <message>
        <source>rule pack</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>case summary</source>
        <translation>线索材料摘要</translation>
    </message>
    <message>
        <source>case opened</source>
        <translation>建立案卷</translation>
    </message>
    <message>
        <source>evidence frozen</source>
        <translation>固定证据</translation>
    </message>
    <message>
        <source>stage changed</source>
        <translation>变更阶段</translation>
    </message>
    <message>
        <source>document made</source>
        <translation>制作文书</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 → %2: %3</source>
        <translation>%1 → %2：%3</translation>
    </message>
    <message>
        <source>%1 (%2), SHA-256 %3</source>
        <translation>%1（%2），SHA-256 %3</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n clue(s)</source>
        <translation><numerusform>%1，%n 条线索</numerusform></translation>
    </message>
</context>
<context>
    <name>Casework</name>
    <message>
        <source>%1 of case %2 is no longer what was frozen, so the case is not exported. Run &quot;case verify&quot; and restore the cache from a backup.</source>
        <translation>案卷 %2 的 %1 与固定时不一致，因此不导出该案卷。请运行“case verify”，并从备份恢复缓存。</translation>
    </message>
    <message>
        <source>There is no lead %1 in %2. List the leads there are and choose from them.</source>
        <translation>%2 中没有线索 %1。请列出现有线索后再选择。</translation>
    </message>
    <message>
        <source>Lead %1 is of %2, lead %3 of %4. A case is about one enterprise: open one case for each.</source>
        <translation>线索 %1 属于 %2，线索 %3 属于 %4。一个案卷只涉及一家企业：请分别建立案卷。</translation>
    </message>
    <message>
        <source>A case needs at least one lead. Choose a lead first.</source>
        <translation>案卷至少需要一条线索。请先选择线索。</translation>
    </message>
    <message>
        <source>Lead %1 is already in case %2, which is open. Work on that case, or close it first.</source>
        <translation>线索 %1 已在案卷 %2 中，该案卷尚未结案。请在该案卷中继续办理，或先结案。</translation>
    </message>
    <message>
        <source>There is no file %1. Check the path and add it again.</source>
        <translation>文件 %1 不存在。请检查路径后重新添加。</translation>
    </message>
    <message>
        <source>%1 is not a file. Add the files in it one by one.</source>
        <translation>%1 不是文件。请逐个添加其中的文件。</translation>
    </message>
    <message>
        <source>%1 is empty. There is nothing to freeze.</source>
        <translation>%1 是空文件，没有可固定的内容。</translation>
    </message>
    <message>
        <source>%1 has %2 MB; a case takes files of at most %3 MB. Keep it on its own medium and add a record with its SHA-256.</source>
        <translation>%1 有 %2 MB；案卷只收不超过 %3 MB 的文件。请将其保存在单独的介质上，并添加一份载明其 SHA-256 的记录。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check the permissions.</source>
        <translation>无法读取 %1：%2。请检查权限。</translation>
    </message>
    <message>
        <source>Reading %1 broke off. Copy the file again and retry.</source>
        <translation>读取 %1 中断。请重新复制该文件后重试。</translation>
    </message>
    <message>
        <source>There is no case %1 in %2. List the cases there are and choose from them.</source>
        <translation>%2 中没有案卷 %1。请列出现有案卷后再选择。</translation>
    </message>
    <message>
        <source>Case %1 is closed and takes nothing more. Open a new case.</source>
        <translation>案卷 %1 已结案，不能再添加内容。请建立新的案卷。</translation>
    </message>
    <message>
        <source>%1 is in case %2 already, byte for byte, as %3. Nothing was added.</source>
        <translation>%1 已在案卷 %2 中，逐字节相同，编为 %3。没有添加任何内容。</translation>
    </message>
    <message>
        <source>A case has no stage &quot;%1&quot;. The stages are %2.</source>
        <translation>案卷没有“%1”这一阶段。可用的阶段有 %2。</translation>
    </message>
    <message>
        <source>Case %1 is at stage &quot;%2&quot; and cannot go to &quot;%3&quot;. Stages go forward only.</source>
        <translation>案卷 %1 处于阶段“%2”，不能变更为“%3”。阶段只能向前推进。</translation>
    </message>
    <message>
        <source>Closing case %1 needs a reason. Give one and try again.</source>
        <translation>案卷 %1 结案须说明理由。请填写后重试。</translation>
    </message>
    <message>
        <source>The import record %1 that samples refer to is missing from %2. Run &quot;cache check&quot; and import the file again.</source>
        <translation>%2 中缺少样本所引用的导入记录 %1。请运行“cache check”，并重新导入该文件。</translation>
    </message>
    <message>
        <source>%1 holds no sample of %2 from %3 to %4. Import the data of this channel and try again.</source>
        <translation>%1 中没有 %2 自 %3 至 %4 的样本。请导入该通道的数据后重试。</translation>
    </message>
    <message>
        <source>The case is no longer in %1. Choose another one.</source>
        <translation>案卷已不在 %1 中。请另选一个。</translation>
    </message>
    <message>
        <source>The rule does not find it again in today&apos;s data.</source>
        <translation>用今天的数据重新运行规则，未再找到该线索。</translation>
    </message>
    <message>
        <source>It is found from %1 to %2 today, not from %3 to %4.</source>
        <translation>今天找到的时段为 %1 至 %2，而非 %3 至 %4。</translation>
    </message>
    <message>
        <source>It is found on other channels today: %1.</source>
        <translation>今天在其他通道上找到：%1。</translation>
    </message>
    <message>
        <source>It is found with other figures today: %1.</source>
        <translation>今天找到的数值不同：%1。</translation>
    </message>
    <message>
        <source>The case holds no readable record of it.</source>
        <translation>案卷中没有该线索的可读记录。</translation>
    </message>
    <message>
        <source>the rule pack of case %1</source>
        <translation>案卷 %1 的规则包</translation>
    </message>
    <message>
        <source>The extract cannot be made again from the cache: %1</source>
        <translation>无法从缓存重新提取：%1</translation>
    </message>
    <message>
        <source>The cache gives other rows of %1 today: %2 of the frozen rows are gone or changed, %3 are new or changed. The first row that differs is &quot;%4&quot;.</source>
        <translation>缓存现在给出的 %1 数据行不同：固定的行中有 %2 行消失或改变，另有 %3 行为新增或改变。第一处不同的行是“%4”。</translation>
    </message>
    <message>
        <source>The same rows of %1 come from other imports today than when they were frozen.</source>
        <translation>%1 的数据行相同，但现在来自与固定时不同的导入。</translation>
    </message>
    <message>
        <source>The bytes are not those that were frozen: their SHA-256 should be %1.</source>
        <translation>内容与固定时不同：其 SHA-256 应为 %1。</translation>
    </message>
    <message>
        <source>The journal does not know that this was frozen.</source>
        <translation>操作日志中没有固定该项的记录。</translation>
    </message>
    <message>
        <source>The journal says that SHA-256 %1 was frozen on %2.</source>
        <translation>操作日志记载 于 %2 固定的 SHA-256 为 %1。</translation>
    </message>
    <message>
        <source>The import records of these source files are gone or changed: %1.</source>
        <translation>以下原始文件的导入记录缺失或已改变：%1。</translation>
    </message>
    <message>
        <source>The check of case %1 was cancelled.</source>
        <translation>案件 %1 的校验已取消。</translation>
    </message>
    <message>
        <source>This was frozen on %1 and is missing from the case.</source>
        <translation>该项于 %1 固定，现已不在案件中。</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a curve in a legend: %1 its name, %2 its unit</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: no values from %2 to %3.</source>
        <translation>%1：%2 至 %3 没有数值。</translation>
    </message>
    <message>
        <source>%1, %2 to %3: %4 values, %5 to %6 %7, %8 without data.</source>
        <extracomment>read aloud by screen readers</extracomment>
        <translation>%1，%2 至 %3：%4 个值，%5 至 %6 %7，缺数据 %8。</translation>
    </message>
    <message numerus="yes">
        <source>%n labelled span(s).</source>
        <translation><numerusform>%n 个标注时段。</numerusform></translation>
    </message>
    <message>
        <source>no data %1</source>
        <extracomment>a hole in the data under a chart: %1 is its length</extracomment>
        <translation>无数据 %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n further file(s)</source>
        <translation><numerusform>另有 %n 个文件</numerusform></translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 × %2 = %3</source>
        <extracomment>a secondary meter value: %1 as reported, %2 the multiplier, %3 the product</extracomment>
        <translation>%1 × %2 = %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>lowest and highest value of a pixel column</extracomment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Choose another folder or make room on the disk.</source>
        <translation>无法写入 %1（%2）。请选择其他文件夹，或腾出磁盘空间。</translation>
    </message>
    <message>
        <source>Limit %1 (converted to %2 % O2)</source>
        <extracomment>a limit on a chart: %1 value with unit, %2 percent of oxygen it is converted to</extracomment>
        <translation>限值 %1（折算至 %2 % O2）</translation>
    </message>
    <message>
        <source>Hourly limit %1</source>
        <translation>小时限值 %1</translation>
    </message>
    <message>
        <source>Daily limit %1</source>
        <translation>日限值 %1</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>Lower limit %1</source>
        <translation>下限 %1</translation>
    </message>
    <message>
        <source>Order: stop</source>
        <translation>管控：停产</translation>
    </message>
    <message>
        <source>Order: staggered production</source>
        <translation>管控：错峰生产</translation>
    </message>
    <message>
        <source>Order: limited production</source>
        <translation>管控：限产</translation>
    </message>
    <message>
        <source>%1, at most %2 % of normal load</source>
        <extracomment>%1 what the order demands, %2 percent of the normal load</extracomment>
        <translation>%1，不超过正常负荷的 %2 %</translation>
    </message>
    <message>
        <source>Mark: %1</source>
        <extracomment>a mark filed by the firm or its device: %1 is its label</extracomment>
        <translation>标记：%1</translation>
    </message>
    <message>
        <source>A chart needs at least one channel. Name one as ENTERPRISE/POINT/FACTOR.</source>
        <translation>图表至少需要一个通道。请按 企业/监测点/因子 的形式指定。</translation>
    </message>
    <message>
        <source>A chart shows at most %1 channels. Leave some out.</source>
        <translation>一张图最多显示 %1 个通道。请减少几个。</translation>
    </message>
    <message>
        <source>There is no channel %1 in %2. The verb `channels` lists those that there are.</source>
        <translation>%2 中没有通道 %1。可用 `channels` 命令列出已有的通道。</translation>
    </message>
    <message>
        <source>Source: %1, SHA-256 %2</source>
        <extracomment>a source line under a chart: %1 file name, %2 hash</extracomment>
        <translation>数据来源：%1，SHA-256 %2</translation>
    </message>
    <message>
        <source>Fingerprint of the data shown, SHA-256 %1</source>
        <translation>所示数据的指纹，SHA-256 %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between names in a list</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 to %2 (UTC+8)</source>
        <extracomment>the range of a chart on paper: begin and end, end exclusive</extracomment>
        <translation>%1 至 %2（UTC+8）</translation>
    </message>
    <message>
        <source>The picture could not be drawn: there is not enough memory for this size. Choose a smaller one.</source>
        <translation>无法绘制图片：内存不足以绘制这样大的尺寸。请改用较小的尺寸。</translation>
    </message>
    <message>
        <source>Charts can only be drawn by a program with a QApplication.</source>
        <translation>只有带 QApplication 的程序才能绘制图表。</translation>
    </message>
    <message>
        <source>A chart is between 200 x 150 and 20000 x 20000 large and its scale between 0.25 and 8.</source>
        <translation>图表尺寸须在 200 x 150 与 20000 x 20000 之间，缩放比例须在 0.25 与 8 之间。</translation>
    </message>
    <message>
        <source>%1 is no picture that can be written. Let its name end in .png, .svg or .pdf.</source>
        <translation>%1 不是可以写出的图片。文件名请以 .png、.svg 或 .pdf 结尾。</translation>
    </message>
    <message>
        <source>One row a day, %1 min a column</source>
        <translation>每行一天，每列 %1 分钟</translation>
    </message>
    <message>
        <source>Suspected: %1, %2</source>
        <extracomment>a lead over a curve: %1 the rule&apos;s title, %2 how long</extracomment>
        <translation>疑似%1 %2</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>--%1 %2 is no time that exists. Write YYYY-MM-DD HH:MM, such as 2026-04-01 22:00.</source>
        <translation>--%1 %2 不是存在的时间。请写成 YYYY-MM-DD HH:MM，例如 2026-04-01 22:00。</translation>
    </message>
    <message>
        <source>--to must lie after --from.</source>
        <translation>--to 必须晚于 --from。</translation>
    </message>
    <message>
        <source>Usage: nightjar-cli VERB ... [--json] [--lang zh|en] [--quiet] [--threads N] [--help]</source>
        <translation>用法：nightjar-cli 命令 ... [--json] [--lang zh|en] [--quiet] [--threads N] [--help]</translation>
    </message>
    <message>
        <source>&apos;nightjar-cli VERB --help&apos; shows the options of a verb with an example.</source>
        <translation>“nightjar-cli 命令 --help”显示该命令的选项和示例。</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>Everywhere: --json (one JSON document), --lang zh|en, --quiet, --threads N, --help</source>
        <translation>通用选项：--json（输出一个 JSON 文档）、--lang zh|en、--quiet、--threads N、--help</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>示例：%1</translation>
    </message>
    <message>
        <source>%1 &apos;nightjar-cli %2 --help&apos; shows what there is.</source>
        <translation>%1 “nightjar-cli %2 --help”显示可用的内容。</translation>
    </message>
    <message>
        <source>--threads takes a whole number from 1 to 1024.</source>
        <translation>--threads 须为 1 至 1024 的整数。</translation>
    </message>
    <message>
        <source>--cache is missing: name the cache file, such as --cache district.nightjar.</source>
        <translation>缺少 --cache：请指定缓存文件，例如 --cache district.nightjar。</translation>
    </message>
    <message>
        <source>--lang takes zh or en.</source>
        <translation>--lang 只能是 zh 或 en。</translation>
    </message>
    <message>
        <source>There is no verb %1. &apos;nightjar-cli --help&apos; lists the verbs.</source>
        <translation>没有命令 %1。“nightjar-cli --help”列出所有命令。</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>The cache is sound: %1 blocks, %2 samples, %3 journal rows.</source>
        <translation>缓存完好：%1 个数据块，%2 个样本，操作日志 %3 行。</translation>
    </message>
    <message>
        <source>The cache does not hold what it says. Go back to a backup, and keep this file for inquiry.</source>
        <translation>缓存内容与其记载不符。请改用备份，并保留本文件备查。</translation>
    </message>
    <message>
        <source>%1 bytes a value</source>
        <translation>每个值 %1 字节</translation>
    </message>
    <message>
        <source>%1 enterprises, %2 points, %3 channels, %4 samples in %5 bytes.</source>
        <translation>%1 家企业，%2 个监测点，%3 个通道，%4 个样本，共 %5 字节。</translation>
    </message>
    <message>
        <source>%1 %2: kept %3 %4, also reported %5 %6 by %7 line %8</source>
        <translation>%1 %2：保留 %3 %4，%7 第 %8 行另报 %5 %6</translation>
    </message>
    <message>
        <source>No sample contradicts another.</source>
        <translation>没有相互矛盾的样本。</translation>
    </message>
    <message>
        <source>Tidying</source>
        <translation>正在整理</translation>
    </message>
    <message>
        <source>%1 bytes before, %2 after.</source>
        <translation>整理前 %1 字节，整理后 %2 字节。</translation>
    </message>
    <message>
        <source>cache backup takes the file to write: nightjar-cli cache backup --cache C FILE.</source>
        <translation>cache backup 须指定要写入的文件：nightjar-cli cache backup --cache C FILE。</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>Copied to %1.</source>
        <translation>已复制到 %1。</translation>
    </message>
    <message>
        <source>%1 samples, %2 gaps</source>
        <translation>%1 个样本，%2 处缺失</translation>
    </message>
    <message>
        <source>The cache holds no channel %1. &apos;nightjar-cli channels&apos; lists what there is.</source>
        <translation>缓存中没有通道 %1。“nightjar-cli channels”列出现有通道。</translation>
    </message>
    <message>
        <source>%1 samples written to %2.</source>
        <translation>已将 %1 个样本写入 %2。</translation>
    </message>
    <message>
        <source>export takes either --channel CH or --dataset FOLDER.</source>
        <translation>export 须指定 --channel CH 或 --dataset FOLDER 之一。</translation>
    </message>
    <message>
        <source>export --json needs --csv F, since standard output can hold only one of both.</source>
        <translation>export --json 须同时给出 --csv F，因为标准输出只能容纳其中一种。</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>%1 files written to %2.</source>
        <translation>已将 %1 个文件写入 %2。</translation>
    </message>
    <message>
        <source>%1 line %2: %3</source>
        <translation>%1 第 %2 行：%3</translation>
    </message>
    <message>
        <source>--step takes the whole seconds between two samples, such as 900.</source>
        <translation>--step 须为两个样本之间的整秒数，例如 900。</translation>
    </message>
    <message>
        <source>--as takes a channel ENTERPRISE/POINT/FACTOR of valid codes, not %1.</source>
        <translation>--as 须为编码有效的通道 ENTERPRISE/POINT/FACTOR，不能是 %1。</translation>
    </message>
    <message>
        <source>import takes at least one file or folder.</source>
        <translation>import 至少需要一个文件或文件夹。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder for --refused.</source>
        <translation>无法写入 %1：%2。请为 --refused 选择其他文件夹。</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Free some space.</source>
        <translation>无法写入 %1：%2。请释放空间。</translation>
    </message>
    <message>
        <source>There is no lead state %1. States: new asked handed-over answered confirmed dismissed in-case in-plan.</source>
        <translation>没有线索状态 %1。可用状态：new asked handed-over answered confirmed dismissed in-case in-plan。</translation>
    </message>
    <message>
        <source>leads mark takes one or more lead ids, --state (new asked handed-over answered confirmed dismissed in-case in-plan) and --why with the reason.</source>
        <translation>leads mark 需要一个或多个线索编号、--state（new asked handed-over answered confirmed dismissed in-case in-plan），并用 --why 说明理由。</translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) marked.</source>
        <translation><numerusform>已标记 %n 条线索。</numerusform></translation>
    </message>
    <message>
        <source>leads takes no argument, or mark. &apos;nightjar-cli leads --help&apos; shows both.</source>
        <translation>leads 不带参数，或接 mark。“nightjar-cli leads --help”对两者都有说明。</translation>
    </message>
    <message>
        <source>--seconds takes a number above 0, --iterations and --seed take whole numbers.</source>
        <translation>--seconds 须为大于 0 的数，--iterations 和 --seed 须为整数。</translation>
    </message>
    <message>
        <source>route takes exactly one of --night, --instance, --toptw and --vrptw.</source>
        <translation>route 须且只能指定 --night、--instance、--toptw 和 --vrptw 之一。</translation>
    </message>
    <message>
        <source>--teams takes a whole number from 1 to 100.</source>
        <translation>--teams 须为 1 至 100 的整数。</translation>
    </message>
    <message>
        <source>--teams is missing: say how many teams there are.</source>
        <translation>缺少 --teams：请说明有几个小组。</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>正在编排</translation>
    </message>
    <message>
        <source>--%1 takes a whole number, not %2.</source>
        <translation>--%1 须为整数，不能是 %2。</translation>
    </message>
    <message>
        <source>--out is missing: name the folder to write.</source>
        <translation>缺少 --out：请指定要写入的文件夹。</translation>
    </message>
    <message>
        <source>--from takes a date that exists, such as 2026-04-01, not %1.</source>
        <translation>--from 须为存在的日期，例如 2026-04-01，不能是 %1。</translation>
    </message>
    <message>
        <source>--enterprises goes from 1 to 100000, --days from 1 to 3660.</source>
        <translation>--enterprises 为 1 至 100000，--days 为 1 至 3660。</translation>
    </message>
    <message>
        <source>Simulating</source>
        <translation>正在模拟</translation>
    </message>
    <message>
        <source>%1 simulated enterprises, %2 channels, %3 samples in %4 files (%5 MB) in %6.</source>
        <translation>%1 家模拟企业，%2 个通道，%3 个样本，共 %4 个文件（%5 MB），位于 %6。</translation>
    </message>
    <message>
        <source>Reads files and folders into a cache.</source>
        <translation>将文件和文件夹读入缓存。</translation>
    </message>
    <message>
        <source>Lists the channels of a cache.</source>
        <translation>列出缓存中的通道。</translation>
    </message>
    <message>
        <source>Writes samples as they were reported, or the whole cache as a dataset folder.</source>
        <translation>按原报送内容写出样本，或将整个缓存写成数据集文件夹。</translation>
    </message>
    <message>
        <source>Draws the curves of channels into a picture.</source>
        <translation>将通道曲线绘成图片。</translation>
    </message>
    <message>
        <source>Lists the rules with their parameters.</source>
        <translation>列出规则及其参数。</translation>
    </message>
    <message>
        <source>Runs a rule pack and keeps the leads.</source>
        <translation>运行规则包并保存线索。</translation>
    </message>
    <message>
        <source>Says how likely each firm runs in each quarter hour of a night.</source>
        <translation>给出某夜每一刻钟各企业在生产的可能性。</translation>
    </message>
    <message>
        <source>Lists leads, or marks what was done with them.</source>
        <translation>列出线索，或标记其处理情况。</translation>
    </message>
    <message>
        <source>Opens cases from leads, freezes and verifies their evidence, makes their documents.</source>
        <translation>由线索建立案卷，固定并核对证据，制作文书。</translation>
    </message>
    <message>
        <source>Plans which team visits which firm when.</source>
        <translation>编排哪个小组何时检查哪家企业。</translation>
    </message>
    <message>
        <source>Makes a simulated district as a dataset folder.</source>
        <translation>生成模拟辖区的数据集文件夹。</translation>
    </message>
    <message>
        <source>--night takes a date that exists, such as 2026-07-30.</source>
        <translation>--night 须为存在的日期，例如 2026-07-30。</translation>
    </message>
    <message>
        <source>--start takes LON,LAT in degrees, such as 121.84,29.90.</source>
        <translation>--start 须为以度表示的 LON,LAT，例如 121.84,29.90。</translation>
    </message>
    <message>
        <source>--%1 takes a clock time HH:MM here.</source>
        <translation>--%1 在此须为时刻 HH:MM。</translation>
    </message>
    <message>
        <source>%1: %2 stops, distance %3</source>
        <translation>%1：%2 个点位，行程 %3</translation>
    </message>
    <message>
        <source>Left out: %1. %2</source>
        <translation>未安排：%1。%2</translation>
    </message>
    <message>
        <source>Score %1, distance %2, %3 s, %4 iterations.</source>
        <translation>得分 %1，行程 %2，用时 %3 秒，迭代 %4 次。</translation>
    </message>
    <message>
        <source>No open lead has a position, so there is nobody to visit. Run &apos;nightjar-cli screen&apos; first.</source>
        <translation>没有待办线索带有位置，因此无处可查。请先运行“nightjar-cli screen”。</translation>
    </message>
    <message>
        <source>case new needs --lead ID, once or more. &apos;nightjar-cli leads&apos; lists the ids.</source>
        <translation>case new 需要 --lead ID，可多次给出。“nightjar-cli leads”列出线索编号。</translation>
    </message>
    <message>
        <source>Case %1 (%2) opened with its evidence frozen.</source>
        <translation>案卷 %1（%2）已建立，证据已固定。</translation>
    </message>
    <message>
        <source>case add takes the case and one or more files.</source>
        <translation>case add 需要案卷编号和一个或多个文件。</translation>
    </message>
    <message>
        <source>%1 files frozen in case %2.</source>
        <translation>已将 %1 个文件固定到案卷 %2。</translation>
    </message>
    <message>
        <source>case step needs --stage filed or closed, and --why for closing.</source>
        <translation>case step 需要 --stage filed 或 closed；结案时还需要 --why。</translation>
    </message>
    <message>
        <source>Case %1 is now at stage %2.</source>
        <translation>案卷 %1 现处于阶段 %2。</translation>
    </message>
    <message>
        <source>case document needs --kind summary and --out F.pdf, F.docx or F.odt.</source>
        <translation>case document 需要 --kind summary 和 --out F.pdf、F.docx 或 F.odt。</translation>
    </message>
    <message>
        <source>Written to %1 (SHA-256 %2).</source>
        <translation>已写入 %1（SHA-256 %2）。</translation>
    </message>
    <message>
        <source>case export needs --out F.zip.</source>
        <translation>case export 需要 --out F.zip。</translation>
    </message>
    <message>
        <source>%1 files written to %2 (SHA-256 %3).</source>
        <translation>已将 %1 个文件写入 %2（SHA-256 %3）。</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>Everything still is what was frozen (%1 items, journal of %2 rows).</source>
        <translation>全部内容与固定时一致（%1 项，操作日志 %2 行）。</translation>
    </message>
    <message>
        <source>Not everything still is what was frozen.</source>
        <translation>并非全部内容与固定时一致。</translation>
    </message>
    <message>
        <source>Screening again</source>
        <translation>正在重新筛查</translation>
    </message>
    <message>
        <source>The same rules find the same leads in today&apos;s data.</source>
        <translation>同样的规则在今天的数据中找到同样的线索。</translation>
    </message>
    <message>
        <source>%1 leads were not found again, %2 are new.</source>
        <translation>%1 条线索未再找到，%2 条为新线索。</translation>
    </message>
    <message>
        <source>case takes new, add, list, show, step, document, export, verify or reproduce.</source>
        <translation>case 后须接 new、add、list、show、step、document、export、verify 或 reproduce。</translation>
    </message>
    <message>
        <source>case %1 takes a case number. &apos;nightjar-cli case list&apos; lists them.</source>
        <translation>case %1 需要案卷编号。“nightjar-cli case list”列出现有案卷。</translation>
    </message>
    <message>
        <source>chart needs --channel CH and --out F.png, F.svg or F.pdf.</source>
        <translation>chart 需要 --channel CH 和 --out F.png、F.svg 或 F.pdf。</translation>
    </message>
    <message>
        <source>A chart takes at most %1 channels.</source>
        <translation>一张图最多 %1 个通道。</translation>
    </message>
    <message>
        <source>--view takes lines or carpet.</source>
        <translation>--view 须为 lines 或 carpet。</translation>
    </message>
    <message>
        <source>The carpet shows one channel.</source>
        <translation>热力图只显示一个通道。</translation>
    </message>
    <message>
        <source>Drawn to %1.</source>
        <translation>已绘制到 %1。</translation>
    </message>
    <message>
        <source>    %1 = %2 %3 (%4 to %5): %6</source>
        <translation>    %1 = %2 %3（%4 至 %5）：%6</translation>
    </message>
    <message>
        <source>--set takes ID.PARAM=VALUE, such as long-constant.at_least=120.</source>
        <translation>--set 的写法是 ID.PARAM=VALUE，例如 long-constant.at_least=120。</translation>
    </message>
    <message>
        <source>There is no rule %1. &apos;nightjar-cli rules&apos; lists the rules.</source>
        <translation>没有规则 %1。“nightjar-cli rules”列出现有规则。</translation>
    </message>
    <message>
        <source>%1 leads, %2 alarms that are the firm&apos;s own matter, %3 hints, %4 not judged; %5 samples in %6 s.</source>
        <translation>%1 条线索，%2 条由企业自行处理的报警，%3 条提示，%4 项未判定；%5 个样本，用时 %6 秒。</translation>
    </message>
    <message>
        <source>--min-strength takes a number from 0 to 1.</source>
        <translation>--min-strength 须为 0 至 1 的数。</translation>
    </message>
    <message>
        <source>The cache holds no enterprise %1.</source>
        <translation>缓存中没有企业 %1。</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>正在筛查</translation>
    </message>
    <message>
        <source>Forecasting</source>
        <translation>正在预测</translation>
    </message>
    <message>
        <source>%1 %2: %3 to %4, probability %5</source>
        <translation>%1 %2：%3 至 %4，概率 %5</translation>
    </message>
    <message>
        <source>%1 takes no argument &quot;%2&quot;. &apos;nightjar-cli %1 --help&apos; shows what there is.</source>
        <translation>%1 不接受参数“%2”。“nightjar-cli %1 --help”显示可用的内容。</translation>
    </message>
    <message>
        <source>The channels hold no samples in the time that was asked for; they hold %1 to %2.</source>
        <translation>所要求的时段内通道没有数据；现有数据为 %1 至 %2。</translation>
    </message>
    <message>
        <source>%1 was read as %2 by its own header (%3).</source>
        <translation>%1 按自身表头读取，布局 %2（%3）。</translation>
    </message>
    <message>
        <source>%1 was read as %2 with the profile %3, version %4 (%5).</source>
        <translation>%1 按配置 %3 第 %4 版读取，布局 %2（%5）。</translation>
    </message>
    <message>
        <source>Answer in %1: write &quot;names&quot;: {&quot;%2&quot;: &quot;%3&quot;}, then import the file again.</source>
        <translation>请在 %1 中确认：写入 &quot;names&quot;: {&quot;%2&quot;: &quot;%3&quot;}，然后重新导入该文件。</translation>
    </message>
    <message>
        <source>Answer with: profiles name --cache C &quot;%1&quot; &quot;%2&quot; %3, then import the file again. A firm that is not registered yet gets a new code.</source>
        <translation>确认方法：profiles name --cache C &quot;%1&quot; &quot;%2&quot; %3，然后重新导入该文件。尚未登记的企业可使用新代码。</translation>
    </message>
    <message>
        <source>Answer by a profile: profiles propose --cache C FILE --out P.json, write &quot;names&quot;: {&quot;%1&quot;: &quot;%2&quot;} in it, then import --profile P.json. Or declare the firms in enterprises.csv.</source>
        <translation>请用配置确认：profiles propose --cache C 文件 --out P.json，在其中写入 &quot;names&quot;: {&quot;%1&quot;: &quot;%2&quot;}，再用 import --profile P.json 导入。也可在 enterprises.csv 中登记这些企业。</translation>
    </message>
    <message>
        <source>The sample that came last rules in curves, screening and export.</source>
        <translation>曲线、筛查和导出采用最后到达的样本。</translation>
    </message>
    <message>
        <source>The sample that came first rules in curves, screening and export.</source>
        <translation>曲线、筛查和导出采用最先到达的样本。</translation>
    </message>
    <message>
        <source>cache delete takes the enterprise: nightjar-cli cache delete --cache C --enterprise E, and --yes to do it.</source>
        <translation>cache delete 需要指明企业：nightjar-cli cache delete --cache C --enterprise E，加 --yes 才会执行。</translation>
    </message>
    <message>
        <source>%1: %2 channels, %3 samples, %4 leads, %5 registry rows.</source>
        <translation>%1：%2 个通道、%3 个样本、%4 条线索、%5 行登记信息。</translation>
    </message>
    <message>
        <source>Deleted. `cache compact` gives the room back.</source>
        <translation>已删除。运行 `cache compact` 可收回空间。</translation>
    </message>
    <message>
        <source>It cannot be deleted: %1 refers to it.</source>
        <translation>无法删除：%1 引用了这些数据。</translation>
    </message>
    <message>
        <source>Nothing was deleted yet. Call it again with --yes to delete all of this.</source>
        <translation>尚未删除任何内容。加上 --yes 再次执行即全部删除。</translation>
    </message>
    <message>
        <source>--rule takes first or newest.</source>
        <translation>--rule 的取值为 first 或 newest。</translation>
    </message>
    <message>
        <source>cache takes check, stats, conflicts, compact, backup or delete.</source>
        <translation>cache 后可接 check、stats、conflicts、compact、backup 或 delete。</translation>
    </message>
    <message>
        <source>--port takes a number of 1 to 65535, or 0 for one that is free.</source>
        <translation>--port 须为 1 至 65535 的数，或 0 表示任一空闲端口。</translation>
    </message>
    <message>
        <source>--address takes an address of this computer such as 192.168.1.20, not %1.</source>
        <translation>--address 须为本机地址，如 192.168.1.20，而不是 %1。</translation>
    </message>
    <message>
        <source>--seconds takes how long to listen, such as 3600.</source>
        <translation>--seconds 须为监听的秒数，如 3600。</translation>
    </message>
    <message>
        <source>Listening on %1 for HJ 212 packets; Ctrl+C ends it and says what came.</source>
        <translation>正在 %1 监听 HJ 212 数据包；按 Ctrl+C 结束并报告接收情况。</translation>
    </message>
    <message>
        <source>%1 packets of %2 connections: %3 rows read, %4 taken, %5 refused, %6 already known, %7 in conflict; %8 senders cut off.</source>
        <translation>共 %2 个连接、%1 个数据包：读取 %3 行，采纳 %4，拒收 %5，已有 %6，冲突 %7；断开 %8 个发送方。</translation>
    </message>
    <message>
        <source>%1  version %2, %3, %4 columns, %5 names answered, %6 files read with it</source>
        <translation>%1  第 %2 版，%3，%4 列，已确认 %5 个名称，已读取 %6 个文件</translation>
    </message>
    <message>
        <source>This cache has no import profiles.</source>
        <translation>该缓存中没有导入配置。</translation>
    </message>
    <message>
        <source>%1, version %2, %3</source>
        <translation>%1，第 %2 版，%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2</source>
        <translation>“%1”即 %2</translation>
    </message>
    <message>
        <source>profiles export takes the name of a profile and --out with the file to write.</source>
        <translation>profiles export 需要配置名称和 --out 指定的输出文件。</translation>
    </message>
    <message>
        <source>%1 holds the profile %2.</source>
        <translation>配置 %2 已写入 %1。</translation>
    </message>
    <message>
        <source>--name is for one profile file.</source>
        <translation>--name 只用于单个配置文件。</translation>
    </message>
    <message>
        <source>The cache holds the profile %1, version %2.</source>
        <translation>缓存已保存配置 %1 第 %2 版。</translation>
    </message>
    <message>
        <source>The profile %1 was deleted; files that were read with it keep its text.</source>
        <translation>已删除配置 %1；用它读取过的文件仍保留其内容。</translation>
    </message>
    <message>
        <source>In files read with the profile %1, version %2, &quot;%3&quot; has no answer any more.</source>
        <translation>用配置 %1（第 %2 版）读取的文件中，“%3”不再有确认结果。</translation>
    </message>
    <message>
        <source>In files read with the profile %1, version %2, &quot;%3&quot; means %4. Import them again.</source>
        <translation>用配置 %1（第 %2 版）读取的文件中，“%3”即 %4。请重新导入这些文件。</translation>
    </message>
    <message>
        <source>%1: %2, sure to %3 %</source>
        <translation>%1：%2，把握 %3%</translation>
    </message>
    <message>
        <source>It cannot be used yet: %1.</source>
        <translation>暂时不能使用：%1。</translation>
    </message>
    <message>
        <source>Correct %1 and use it with import --profile, or keep it with profiles import.</source>
        <translation>请修改 %1，再用 import --profile 使用，或用 profiles import 保存。</translation>
    </message>
    <message>
        <source>profiles takes list, show NAME, export NAME, import FILE..., delete NAME, propose FILE, or name PROFILE TEXT CODE. &apos;nightjar-cli profiles --help&apos; shows them.</source>
        <translation>profiles 的用法：list、show 名称、export 名称、import 文件、delete 名称、propose 文件，或 name 配置 原文 代码。详见 &apos;nightjar-cli profiles --help&apos;。</translation>
    </message>
    <message>
        <source>The query file %1 cannot be read: %2. Check the path.</source>
        <translation>无法读取查询文件 %1：%2。请检查路径。</translation>
    </message>
    <message>
        <source>pull add takes --source, --database and one of --sql and --sql-file.</source>
        <translation>pull add 需要 --source、--database，以及 --sql 或 --sql-file 之一。</translation>
    </message>
    <message>
        <source>--port takes a number from 1 to 65535.</source>
        <translation>--port 为 1 至 65535 的数字。</translation>
    </message>
    <message>
        <source>The cache holds the source %1. `pull --source %1` reads what is new in it.</source>
        <translation>缓存已保存数据源 %1。用 `pull --source %1` 读取其中的新数据。</translation>
    </message>
    <message>
        <source>%1  %2 %3, read up to %4</source>
        <translation>%1  %2 %3，已读至 %4</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>This cache has no sources.</source>
        <translation>该缓存中没有数据源。</translation>
    </message>
    <message>
        <source>The source %1 was deleted; what it brought stays.</source>
        <translation>已删除数据源 %1；已拉取的数据保留。</translation>
    </message>
    <message>
        <source>The password of source %1 is expected in the environment variable %2, which is not set.</source>
        <translation>数据源 %1 的密码应存放在环境变量 %2 中，但该变量未设置。</translation>
    </message>
    <message>
        <source>Password of %1 for source %2:</source>
        <translation>数据源 %2 的用户 %1 的密码：</translation>
    </message>
    <message>
        <source>Pulling</source>
        <translation>正在拉取</translation>
    </message>
    <message>
        <source>%1: %2 rows of the query, %3 samples read, %4 taken, %5 refused, %6 already known, %7 in conflict.</source>
        <translation>%1：查询 %2 行，读取样本 %3 个，收录 %4，拒收 %5，已有 %6，冲突 %7。</translation>
    </message>
    <message>
        <source>pull takes --source, or one of add, list, run and delete. &apos;nightjar-cli pull --help&apos; shows them.</source>
        <translation>pull 需要 --source，或 add、list、run、delete 之一。详见 &apos;nightjar-cli pull --help&apos;。</translation>
    </message>
    <message>
        <source>Keeps how foreign tables are read, and whose the names in them are.</source>
        <translation>保存外来表格的读法，以及其中的名称属于哪家企业。</translation>
    </message>
    <message>
        <source>Reads what is new in a database by a saved query.</source>
        <translation>用已保存的查询读取数据库中的新数据。</translation>
    </message>
    <message>
        <source>Verifies, measures, tidies or copies a cache, or deletes an enterprise&apos;s data.</source>
        <translation>校验、统计、整理或备份缓存，或删除一家企业的数据。</translation>
    </message>
    <message>
        <source>Receives HJ 212 packets over TCP into a cache and answers them.</source>
        <translation>通过 TCP 接收 HJ 212 数据包存入缓存并应答。</translation>
    </message>
    <message>
        <source>%1 rows/s, %2 s left </source>
        <translation>%1 行/秒，剩余 %2 秒 </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): %1 rows read, %2 taken, %3 refused, %4 already known, %5 in conflict.</source>
        <translation><numerusform>%n 个文件：读取 %1 行，收录 %2，拒收 %3，已有 %4，冲突 %5。</numerusform></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>weekday, day, month</comment>
        <extracomment>%1 weekday, %2 day of the month, %3 month</extracomment>
        <translation>%3%2日 %1</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>%1 cannot be read: %2. Check the path and the permissions.</source>
        <translation>无法读取 %1：%2。请检查路径和权限。</translation>
    </message>
    <message>
        <source>Reading %1 broke off: %2. Copy the file again and retry.</source>
        <translation>读取 %1 时中断：%2。请重新复制该文件后再试。</translation>
    </message>
    <message>
        <source>The import of %1 was cancelled; nothing of it was kept.</source>
        <translation>已取消导入 %1，该文件的内容一概未保留。</translation>
    </message>
    <message>
        <source>The folders inside %1 were read as part of it.</source>
        <translation>%1 中的子文件夹已一并读取。</translation>
    </message>
    <message>
        <source>There is no file or folder %1. Check the path.</source>
        <translation>文件或文件夹 %1 不存在。请检查路径。</translation>
    </message>
    <message>
        <source>%1 is no regular file. Save it as a file first.</source>
        <translation>%1 不是普通文件。请先另存为文件。</translation>
    </message>
    <message>
        <source>the row holds a NUL byte</source>
        <translation>该行含有空字节（NUL）</translation>
    </message>
    <message>
        <source>the row is not valid UTF-8</source>
        <translation>该行不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation>引号只有开头没有结尾</translation>
    </message>
    <message>
        <source>the row is longer than 10 MB</source>
        <translation>该行超过 10 MB</translation>
    </message>
    <message>
        <source>No point in points.csv has these device numbers (MN), so enterprises of that name hold their data: %1.</source>
        <translation>points.csv 中没有监测点使用以下设备编号（MN），其数据已归入同名企业：%1。</translation>
    </message>
    <message>
        <source>Several points have the same device number (MN); the first one got the data: %1.</source>
        <translation>多个监测点使用同一设备编号（MN），数据归入其中第一个：%1。</translation>
    </message>
    <message>
        <source>Codes of the 2005 edition stored under today&apos;s codes: %1.</source>
        <translation>2005 版编码已按现行编码存储：%1。</translation>
    </message>
    <message>
        <source>the packet&apos;s length is not written with 4 digits</source>
        <translation>数据包长度不是 4 位数字</translation>
    </message>
    <message>
        <source>the packet is cut off: it is shorter than its length says</source>
        <translation>数据包不完整：实际长度小于标称长度</translation>
    </message>
    <message>
        <source>length and CRC of the packet do not fit its data</source>
        <translation>数据包的长度、CRC 与数据段不符</translation>
    </message>
    <message>
        <source>the line holds no HJ 212 packet</source>
        <translation>该行没有 HJ 212 数据包</translation>
    </message>
    <message>
        <source>the packet is encrypted; ask the monitoring centre for clear text</source>
        <translation>数据包已加密，请向监控中心索取明文</translation>
    </message>
    <message>
        <source>the packet names no command (CN)</source>
        <translation>数据包没有命令编码（CN）</translation>
    </message>
    <message>
        <source>the device number (MN) is missing or is no code of 1 to 64 letters and digits</source>
        <translation>缺少设备编号（MN），或其不是 1 至 64 个字母、数字组成的编码</translation>
    </message>
    <message>
        <source>the packet has no DataTime that exists</source>
        <translation>数据包没有真实存在的数据时间（DataTime）</translation>
    </message>
    <message>
        <source>the packet is part of a split message whose DataTime never came</source>
        <translation>该数据包属于拆分报文，但始终没有收到其数据时间（DataTime）</translation>
    </message>
    <message>
        <source>%1 is no code of 1 to 64 letters, digits, &apos;.&apos;, &apos;-&apos; or single &apos;_&apos;</source>
        <translation>%1 不是由 1 至 64 个字母、数字、“.”“-”或单个“_”组成的编码</translation>
    </message>
    <message>
        <source>Packets whose CRC fits only as %1: %2.</source>
        <translation>仅按 %1 方式校验通过的数据包：%2 个。</translation>
    </message>
    <message>
        <source>Packets taken although their length is wrong by 1 or 2: %1.</source>
        <translation>长度相差 1 或 2 但仍采用的数据包：%1 个。</translation>
    </message>
    <message>
        <source>Packets marked as sent again (RF=1): %1.</source>
        <translation>标为补传（RF=1）的数据包：%1 个。</translation>
    </message>
    <message>
        <source>Times with milliseconds, which were cut off: %1.</source>
        <translation>时间带毫秒、已舍去毫秒的：%1 个。</translation>
    </message>
    <message>
        <source>Messages of commands that are not read: %1.</source>
        <translation>未读取的命令报文：%1。</translation>
    </message>
    <message>
        <source>Fields that are not read: %1.</source>
        <translation>未读取的字段：%1。</translation>
    </message>
    <message>
        <source>This file was imported before, and other files changed the table since; nothing of it was taken again. To return to its rows, change the file and import it again.</source>
        <translation>该文件以前导入过，此后其他文件又修改了此表，本次没有重新采用其中任何行。如需恢复为该文件的内容，请修改文件后再导入。</translation>
    </message>
    <message>
        <source>%1 is no channel. Write ENTERPRISE/POINT/FACTOR with codes of 1 to 64 letters and digits.</source>
        <translation>%1 不是通道。请写成“企业/监测点/因子”，各编码为 1 至 64 个字母、数字。</translation>
    </message>
    <message>
        <source>No temporary folder could be made for the dry run: %1. Free some room.</source>
        <translation>无法为试运行创建临时文件夹：%1。请腾出磁盘空间。</translation>
    </message>
    <message>
        <source>Columns that are not read: %1.</source>
        <translation>未读取的列：%1。</translation>
    </message>
    <message>
        <source>Unit and step were not used: they belong to a file with one channel.</source>
        <translation>单位和步长未使用：它们只适用于单通道文件。</translation>
    </message>
    <message>
        <source>The header of %1 names the column %2 twice. Rename one of them.</source>
        <translation>%1 的表头中 %2 列出现两次。请改名其中一列。</translation>
    </message>
    <message>
        <source>%1 is empty. Export it again.</source>
        <translation>%1 是空文件。请重新导出。</translation>
    </message>
    <message>
        <source>The header of %1 cannot be read: %2. Correct line %3.</source>
        <translation>无法读取 %1 的表头：%2。请更正第 %3 行。</translation>
    </message>
    <message>
        <source>The header of %1 has no column %2, which the table %3 needs. Add it.</source>
        <translation>%1 的表头缺少 %2 列，%3 表必须有该列。请补上。</translation>
    </message>
    <message>
        <source>The name of %1 is not ENTERPRISE__POINT__FACTOR.csv (codes of 1 to 64 letters and digits). Rename it, or name the channel with --as ENTERPRISE/POINT/FACTOR.</source>
        <translation>%1 的文件名不是“企业__监测点__因子.csv”（各编码为 1 至 64 个字母、数字）。请改名，或用 --as 企业/监测点/因子 指定通道。</translation>
    </message>
    <message>
        <source>The header of %1 has no columns time and %2 (it has %3).</source>
        <translation>%1 的表头没有 time 列和 %2 列（现有：%3）。</translation>
    </message>
    <message>
        <source>%1 names its channels itself (columns enterprise, point, factor). Leave out --as, or choose one column with --column.</source>
        <translation>%1 自带通道（enterprise、point、factor 列）。请去掉 --as，或用 --column 选择一列。</translation>
    </message>
    <message>
        <source>%1 is an HJ 212 log, whose packets name their channels. Leave out --as.</source>
        <translation>%1 是 HJ 212 日志，通道由数据包自身给出。请去掉 --as。</translation>
    </message>
    <message>
        <source>the state text is longer than 40 characters or holds control characters</source>
        <translation>状态文字超过 40 个字符或含有控制字符</translation>
    </message>
    <message>
        <source>the value is longer than 40 characters</source>
        <translation>数值超过 40 个字符</translation>
    </message>
    <message>
        <source>the time is missing</source>
        <translation>缺少时间</translation>
    </message>
    <message>
        <source>the time %1 does not exist or is not written YYYY-MM-DD HH:MM[:SS]</source>
        <translation>时间 %1 不存在，或不是 YYYY-MM-DD HH:MM[:SS] 格式</translation>
    </message>
    <message>
        <source>the flag is longer than 40 bytes or holds control characters</source>
        <translation>数据标记超过 40 字节或含有控制字符</translation>
    </message>
    <message>
        <source>the origin %1 is neither empty nor substituted</source>
        <translation>来源（origin）%1 既不为空也不是 substituted</translation>
    </message>
    <message>
        <source>the last line is cut off: %1 of %2 fields</source>
        <translation>最后一行不完整：应有 %2 个字段，只有 %1 个</translation>
    </message>
    <message>
        <source>the row has %1 fields, the header %2; quote cells that hold a comma</source>
        <translation>该行有 %1 个字段，表头有 %2 个；含逗号的单元格请加引号</translation>
    </message>
    <message>
        <source>the row has %1 of %2 fields; time or value is missing</source>
        <translation>该行应有 %2 个字段，只有 %1 个；缺少时间或数值</translation>
    </message>
    <message>
        <source>the file holds more kinds of flags than a channel can tell apart</source>
        <translation>文件中的数据标记种类过多，一个通道无法区分</translation>
    </message>
    <message>
        <source>Flags outside the list of HJ 212, kept as they came and not counted as valid: %1.</source>
        <translation>HJ 212 标记表以外的数据标记，已原样保留，不计为有效：%1。</translation>
    </message>
    <message>
        <source>Line %1 of %2: %3. Nothing of the file was kept; correct the line or import without stopping at errors.</source>
        <translation>%2 第 %1 行：%3。该文件的内容一概未保留；请更正该行，或不使用“遇错即停”再导入。</translation>
    </message>
    <message>
        <source>More warnings than %1 are not listed.</source>
        <translation>超过 %1 条的警告不再列出。</translation>
    </message>
    <message>
        <source>The declared unit %1 of %2 stays; %3 was not stored.</source>
        <translation>%2 已登记的单位 %1 保持不变，未存储 %3。</translation>
    </message>
    <message>
        <source>The declared step of %1 s of %2 stays; %3 s was not stored.</source>
        <translation>%2 已登记的步长 %1 秒保持不变，未存储 %3 秒。</translation>
    </message>
    <message>
        <source>the row has %1 of %2 fields</source>
        <translation>该行应有 %2 个字段，只有 %1 个</translation>
    </message>
    <message>
        <source>%1 is neither a day YYYY-MM-DD nor a range of days A..B</source>
        <translation>%1 既不是日期 YYYY-MM-DD，也不是日期范围 A..B</translation>
    </message>
    <message>
        <source>%1 is no month 1 to 12</source>
        <translation>%1 不是 1 至 12 月</translation>
    </message>
    <message>
        <source>the row covers no minute: it begins and ends at %1</source>
        <translation>该行不包含任何时段：起止都是 %1</translation>
    </message>
    <message>
        <source>tariff %1 covers the minute %2 twice: the row %3-%4 overlaps another from %5-%6</source>
        <translation>电价 %1 在 %2 重复：%3-%4 与另一行 %5-%6 重叠</translation>
    </message>
    <message>
        <source>the petitions %1 and %2 repeat each other in a circle</source>
        <translation>信访件 %1 与 %2 互为重复件，构成循环</translation>
    </message>
    <message>
        <source>Columns kept as tags: %1.</source>
        <translation>作为标签保留的列：%1。</translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation>第 %1 行：%2。</translation>
    </message>
    <message>
        <source>The files in %1 overlap each other, as only in a zip bomb or a damaged file; nothing of it was read. Ask the sender for the plain files.</source>
        <translation>%1 中的文件互相重叠，只有压缩炸弹或损坏的文件才会如此；未读取任何内容。请向提供方索取未压缩的文件。</translation>
    </message>
    <message>
        <source>%1 unpacks to more than %2 GB. Unpack it yourself and import its folders one after the other.</source>
        <translation>%1 解压后超过 %2 GB。请自行解压后逐个文件夹导入。</translation>
    </message>
    <message>
        <source>%1 is an archive in an archive in an archive, which is not followed further. Unpack it and import its files.</source>
        <translation>%1 是压缩包内的压缩包内的压缩包，不再继续展开。请解压后导入其中的文件。</translation>
    </message>
    <message>
        <source>The archive %1 holds no file of data (CSV, TSV, TXT, LOG, XLSX, XLS, JSONL). Unpack it and name its files themselves.</source>
        <translation>压缩包 %1 中没有数据文件（CSV、TSV、TXT、LOG、XLSX、XLS、JSONL）。请解压后直接指定其中的文件。</translation>
    </message>
    <message>
        <source>the time %1 does not exist</source>
        <translation>时间 %1 不存在</translation>
    </message>
    <message>
        <source>the date %1 has no year; write it with its year</source>
        <translation>日期 %1 没有年份，请写明年份</translation>
    </message>
    <message>
        <source>%1 is no time that is understood, such as 2026-09-22 18:00</source>
        <translation>%1 不是可识别的时间（如 2026-09-22 18:00）</translation>
    </message>
    <message>
        <source>the cell is in %1, its column in %2</source>
        <translation>单元格的单位是 %1，所在列的单位是 %2</translation>
    </message>
    <message>
        <source>The folder %1 is empty. Name a folder with files of data.</source>
        <translation>文件夹 %1 是空的。请指定含有数据文件的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 holds no file of data (CSV, TSV, TXT, LOG, XLSX, XLS, JSONL, ZIP, GZ). Name other files themselves.</source>
        <translation>文件夹 %1 中没有数据文件（CSV、TSV、TXT、LOG、XLSX、XLS、JSONL、ZIP、GZ）。其他文件请直接指定。</translation>
    </message>
    <message>
        <source>the row holds bytes that are no character of GB18030</source>
        <translation>该行含有不属于 GB18030 的字节</translation>
    </message>
    <message>
        <source>the row holds half a character of UTF-16</source>
        <translation>该行含有半个 UTF-16 字符</translation>
    </message>
    <message>
        <source>the file ends in half a character; copy it again</source>
        <translation>文件末尾只有半个字符；请重新复制该文件</translation>
    </message>
    <message>
        <source>the row is GB18030 in a file of UTF-8; save it in one encoding</source>
        <translation>文件为 UTF-8，而该行为 GB18030；请统一编码后另存</translation>
    </message>
    <message>
        <source>the row is UTF-8 in a file of GB18030; save it in one encoding</source>
        <translation>文件为 GB18030，而该行为 UTF-8；请统一编码后另存</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the number differs: %1 instead of %2</source>
        <translation>编号不同：%1 而非 %2</translation>
    </message>
    <message>
        <source>the branch differs: %1 instead of %2</source>
        <translation>分支机构不同：%1 而非 %2</translation>
    </message>
    <message>
        <source>the place differs: %1 instead of %2</source>
        <translation>地名不同：%1 而非 %2</translation>
    </message>
    <message>
        <source>the legal form differs</source>
        <translation>公司类型不同</translation>
    </message>
    <message>
        <source>one name is part of the other</source>
        <translation>一个名称包含另一个名称</translation>
    </message>
    <message>
        <source>characters that differ: %1</source>
        <translation>不同的字数：%1</translation>
    </message>
    <message>
        <source>several firms have this name or number</source>
        <translation>多家企业使用这一名称或编号</translation>
    </message>
    <message>
        <source>several firms have this name</source>
        <translation>多家企业使用这一名称</translation>
    </message>
    <message>
        <source>%1, but the header says more that is not understood</source>
        <translation>%1，但表头中还有未能识别的内容</translation>
    </message>
    <message>
        <source>no word of the header is known</source>
        <translation>表头中没有可识别的词</translation>
    </message>
    <message>
        <source>&quot;%1&quot; matches the factor %2</source>
        <translation>“%1”对应因子 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a word for: %2</source>
        <translation>“%1”表示：%2</translation>
    </message>
    <message>
        <source>another column says this already</source>
        <translation>另一列已说明此项</translation>
    </message>
    <message>
        <source>the multiplier stands in a column of its own</source>
        <translation>综合倍率已单独成列</translation>
    </message>
    <message>
        <source>the day&apos;s columns hold the values</source>
        <translation>数值在当日各时点列中</translation>
    </message>
    <message>
        <source>the value of an interval of the day</source>
        <translation>当日某一时段的数值</translation>
    </message>
    <message>
        <source>the row&apos;s factor has a value column of its own</source>
        <translation>该行的因子另有数值列</translation>
    </message>
    <message>
        <source>the factors stand in the header</source>
        <translation>因子已写在表头中</translation>
    </message>
    <message>
        <source>neither the header nor the row names its factor</source>
        <translation>表头和行中都没有写明因子</translation>
    </message>
    <message>
        <source>energy is worked out of the registers</source>
        <translation>电量由示数计算得出</translation>
    </message>
    <message>
        <source>a mark of something that is not read</source>
        <translation>未读取内容的标记</translation>
    </message>
    <message>
        <source>nothing that is read</source>
        <translation>不读取的内容</translation>
    </message>
    <message>
        <source>the enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>the point</source>
        <translation>监测点</translation>
    </message>
    <message>
        <source>the account number</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>the meter number</source>
        <translation>表号</translation>
    </message>
    <message>
        <source>the device number (MN)</source>
        <translation>设备编号（MN）</translation>
    </message>
    <message>
        <source>the factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>the unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>the date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>the time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>a flag</source>
        <translation>数据标记</translation>
    </message>
    <message>
        <source>a meter reading</source>
        <translation>电表示数</translation>
    </message>
    <message>
        <source>the multiplier</source>
        <translation>综合倍率</translation>
    </message>
    <message>
        <source>Line %1 has %2 columns; tables of at most %3 columns are read. Export fewer columns, or one sample a row.</source>
        <translation>第 %1 行有 %2 列；最多读取 %3 列的表。请减少导出的列，或改为每行一个样本。</translation>
    </message>
    <message>
        <source>One device sends several furnace temperatures that carry no furnace number; the later ones are channels named with their code: %1.</source>
        <translation>同一设备上传多个未注明炉号的炉膛温度，后出现的以其编码命名为单独通道：%1。</translation>
    </message>
    <message>
        <source>History overwritten: %1 values came again for a time that is already stored, with another value or flag. Both are kept; cache conflicts lists them.</source>
        <translation>历史数据被改写：%1 个已有时刻的数据以不同的数值或标记再次上传。两者均已保留，可用 cache conflicts 列出。</translation>
    </message>
    <message>
        <source>%1 was cut off: it sent too many bytes that are no packet.</source>
        <translation>已断开 %1：发送了过多不成数据包的字节。</translation>
    </message>
    <message>
        <source>%1 was cut off: it sent too many bad packets in a row.</source>
        <translation>已断开 %1：连续发送了过多错误数据包。</translation>
    </message>
    <message>
        <source>%1 was cut off: it did not finish a packet in time.</source>
        <translation>已断开 %1：未按时发完一个数据包。</translation>
    </message>
    <message>
        <source>%1 was cut off: it sent no packet for too long.</source>
        <translation>已断开 %1：过久没有发送数据包。</translation>
    </message>
    <message>
        <source>%1 is no address of this computer. Write one such as 127.0.0.1 or 192.168.1.20.</source>
        <translation>%1 不是本机地址。请填写如 127.0.0.1 或 192.168.1.20 的地址。</translation>
    </message>
    <message>
        <source>Port %1 of %2 cannot be listened to: %3. Choose another port, or end the program that uses it.</source>
        <translation>无法监听 %2 的端口 %1：%3。请换一个端口，或结束占用它的程序。</translation>
    </message>
    <message>
        <source>Real-time packets that came more than a day late: %1.</source>
        <translation>迟到一天以上才上传的实时数据包：%1 个。</translation>
    </message>
    <message>
        <source>Real-time packets whose sending time (QN) and DataTime are more than 5 minutes apart: %1. Check the logger&apos;s clock.</source>
        <translation>实时数据包的发送时间（QN）与 DataTime 相差 5 分钟以上：%1 个。请核对数采仪时钟。</translation>
    </message>
    <message>
        <source>Factors that came twice in one packet: %1. The last value rules, the others are kept as duplicates or conflicts.</source>
        <translation>同一数据包中重复出现的因子：%1 个。以最后一个值为准，其余按重复或冲突保留。</translation>
    </message>
    <message>
        <source>Texts written in GBK, read as such: %1.</source>
        <translation>按 GBK 编码读取的文本：%1 处。</translation>
    </message>
    <message>
        <source>Instrument parameters reported by CN 3020 or set by CN 3021, kept in the table of parameters: %1.</source>
        <translation>CN 3020 上报或 CN 3021 设置的仪器参数，已存入参数表：%1 条。</translation>
    </message>
    <message>
        <source>Encrypted packets (SM4) cannot be read. Ask the monitoring centre for the clear text of these devices: %1.</source>
        <translation>SM4 加密的数据包无法读取。请向监控中心索取下列设备的明文数据：%1。</translation>
    </message>
    <message>
        <source>Split messages of which a part never came, by device: %1. The parts that came were read as far as they stand alone.</source>
        <translation>拆分报文缺少分包，按设备计：%1。已收到的分包中能独立读取的部分已读取。</translation>
    </message>
    <message>
        <source>Read as %1.</source>
        <translation>按 %1 编码读取。</translation>
    </message>
    <message>
        <source>Read as %1, judging by few characters: compare the names.</source>
        <translation>按 %1 编码读取，可判断的文字很少：请核对名称。</translation>
    </message>
    <message>
        <source>Cells are separated by: %1.</source>
        <translation>单元格分隔符：%1。</translation>
    </message>
    <message>
        <source>the line is no JSON object</source>
        <translation>该行不是 JSON 对象</translation>
    </message>
    <message>
        <source>the line is broken JSON at its byte %1</source>
        <translation>该行不是完整的 JSON（第 %1 个字节处）</translation>
    </message>
    <message>
        <source>the line is nested too deeply</source>
        <translation>该行嵌套过深</translation>
    </message>
    <message>
        <source>the line has more than %1 values</source>
        <translation>该行的值超过 %1 个</translation>
    </message>
    <message>
        <source>%1 stands twice in the line</source>
        <translation>%1 在该行中出现了两次</translation>
    </message>
    <message>
        <source>the line is longer than 1 MB</source>
        <translation>该行超过 1 MB</translation>
    </message>
    <message>
        <source>the line is no UTF-8</source>
        <translation>该行不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>%1 is named in none of the first %2 lines</source>
        <translation>前 %2 行中都没有 %1 这一项</translation>
    </message>
    <message>
        <source>%1 is not JSON with one object in a line, which is the only JSON that is read. Export it as JSON lines, CSV or XLSX.</source>
        <translation>%1 不是每行一个对象的 JSON，而此处只读取这种 JSON。请导出为 JSON 行（JSON lines）、CSV 或 XLSX。</translation>
    </message>
    <message>
        <source>the multiplier changes from %1 to %2 inside one channel; give the rows after it a point of their own</source>
        <translation>同一通道内综合倍率由 %1 变为 %2；请为其后的行另设监测点</translation>
    </message>
    <message>
        <source>The file names multipliers; its values were taken as multiplied already. If they are secondary values, say so in the profile (secondary), or set raw to 1 in channels.csv.</source>
        <translation>文件中有综合倍率；数值按已乘倍率处理。若为二次侧数值，请在导入配置中注明（secondary），或在 channels.csv 中将 raw 设为 1。</translation>
    </message>
    <message>
        <source>The multiplier changes inside the file: %1.</source>
        <translation>文件内综合倍率有变化：%1。</translation>
    </message>
    <message>
        <source>Rows of titles, totals, means or notes that were left out: %1, the first in line %2.</source>
        <translation>略去的标题、合计、均值或备注行：%1 行，首行为第 %2 行。</translation>
    </message>
    <message>
        <source>Headers that came again and were left out: %1, the first in line %2.</source>
        <translation>略去的重复表头：%1 行，首行为第 %2 行。</translation>
    </message>
    <message>
        <source>Readings of a date were taken as those of the day&apos;s end.</source>
        <translation>仅有日期的示数按当日 24:00 处理。</translation>
    </message>
    <message>
        <source>Readings of a date were taken as those of 00:00 of that day; energy stands at the begin of its interval.</source>
        <translation>仅有日期的示数按当日 00:00 处理；电量记在其时段的开始时刻。</translation>
    </message>
    <message>
        <source>Stamps name the ends of intervals of %1 min (24:00 is the last of its day): every time was turned into the begin.</source>
        <translation>时刻表示 %1 分钟时段的结束（24:00 为当日最后一个）：已全部换为开始时刻。</translation>
    </message>
    <message>
        <source>The day&apos;s columns name the begins of intervals of %1 min.</source>
        <translation>当日各列表示 %1 分钟时段的开始。</translation>
    </message>
    <message>
        <source>%1 cannot be read so: %2. Correct the mapping or choose another --profile.</source>
        <translation>%1 不能这样读取：%2。请改正列对应关系，或另选 --profile。</translation>
    </message>
    <message>
        <source>No column says what the values are: they were taken as %1.</source>
        <translation>没有列说明数值是什么：按“%1”处理。</translation>
    </message>
    <message>
        <source>%1 has no sheet with the header that the mapping names. Choose another --profile.</source>
        <translation>%1 中没有表头与方案相符的工作表。请另选 --profile。</translation>
    </message>
    <message>
        <source>Sheets whose header is another one and that were left out: %1.</source>
        <translation>表头不同而略去的工作表：%1。</translation>
    </message>
    <message>
        <source>Nothing in %1 says whose the rows are. Name the enterprise and the point in a profile (--profile), or read one column with --as ENTERPRISE/POINT/FACTOR --column NAME.</source>
        <translation>%1 中没有写明数据属于谁。请在导入配置（--profile）中指定企业和监测点，或用 --as 企业/监测点/因子 --column 列名 读取一列。</translation>
    </message>
    <message>
        <source>the row has more than %1 cells</source>
        <translation>该行超过 %1 个单元格</translation>
    </message>
    <message>
        <source>%1 is damaged or was cut off: the table of its parts does not fit it. Copy it again from its source.</source>
        <translation>%1 已损坏或被截断：其部件表与文件不符。请从来源处重新复制。</translation>
    </message>
    <message>
        <source>The profile %1 of the cache cannot be read: %2 Delete it and import it from its file again.</source>
        <translation>无法读取缓存中的导入配置 %1：%2请将其删除，再从配置文件重新导入。</translation>
    </message>
    <message>
        <source>There is no import profile %1. Profiles of this cache: %2. A profile file is named by its path.</source>
        <translation>没有导入配置 %1。该缓存中的配置：%2。配置文件请用路径指定。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a profile. Take 1 to 64 letters, digits and blanks, without slashes.</source>
        <translation>“%1”不能作为配置名称。请使用 1 至 64 个文字、数字或空格，不含斜杠。</translation>
    </message>
    <message>
        <source>The name to be answered is empty. Write it as it stands in the file.</source>
        <translation>要确认的名称为空。请按文件中的写法填写。</translation>
    </message>
    <message>
        <source>%1 is no code of an enterprise. Codes have 1 to 64 letters, digits, dots and hyphens.</source>
        <translation>%1 不是企业代码。代码由 1 至 64 个文字、数字、点和连字符组成。</translation>
    </message>
    <message>
        <source>The profile file %1 cannot be read: %2. Check the path.</source>
        <translation>无法读取配置文件 %1：%2。请检查路径。</translation>
    </message>
    <message>
        <source>%1 is larger than any import profile. Name a profile file that was exported by Nightjar.</source>
        <translation>%1 过大，不是导入配置。请指定由夜鹰导出的配置文件。</translation>
    </message>
    <message>
        <source>%1 is no JSON or is damaged at line %2. Export the profile again.</source>
        <translation>%1 不是 JSON 文件，或在第 %2 行损坏。请重新导出该配置。</translation>
    </message>
    <message>
        <source>It holds a list, not a profile.</source>
        <translation>其内容是列表，不是导入配置。</translation>
    </message>
    <message>
        <source>%1 cannot be used as an import profile. %2</source>
        <translation>%1 不能用作导入配置。%2</translation>
    </message>
    <message>
        <source>The cache does not hold how this file was read.</source>
        <translation>缓存中没有该文件读取时所用的配置。</translation>
    </message>
    <message>
        <source>no column gives the date</source>
        <translation>没有日期列</translation>
    </message>
    <message>
        <source>no column gives the time</source>
        <translation>没有时间列</translation>
    </message>
    <message>
        <source>the columns &quot;%1&quot; (%2) and &quot;%3&quot; (%4) say the same; one of them is to be left out</source>
        <translation>“%1”（第 %2 列）和“%3”（第 %4 列）含义相同，须舍去其一</translation>
    </message>
    <message>
        <source>nothing says which factor the values are of</source>
        <translation>没有写明数值属于哪个因子</translation>
    </message>
    <message>
        <source>no column gives a value of a known factor</source>
        <translation>没有已知因子的数值列</translation>
    </message>
    <message>
        <source>The file holds no sheet that can be seen.</source>
        <translation>文件中没有可见的工作表。</translation>
    </message>
    <message>
        <source>The columns of source %1 (%2) are not understood for sure. Name them in the SELECT (AS enterprise, point, factor, time, value) or give the source a profile.</source>
        <translation>无法确定数据源 %1 各列（%2）的含义。请在 SELECT 中命名（AS enterprise, point, factor, time, value），或为数据源指定导入配置。</translation>
    </message>
    <message>
        <source>There is no source %1. Sources of this cache: %2. `pull add` keeps a new one.</source>
        <translation>没有数据源 %1。该缓存中的数据源：%2。可用 `pull add` 新增。</translation>
    </message>
    <message>
        <source>Only a query that begins with SELECT or WITH may read a database.</source>
        <translation>读取数据库只能使用以 SELECT 或 WITH 开头的查询。</translation>
    </message>
    <message>
        <source>A source holds one query. Leave out what stands behind the semicolon.</source>
        <translation>一个数据源只含一条查询。请删去分号后面的内容。</translation>
    </message>
    <message>
        <source>A source only reads: %1 is not allowed. A column of that name is written in double quotes.</source>
        <translation>数据源只能读取：不允许使用 %1。若是列名，请加双引号。</translation>
    </message>
    <message>
        <source>A source needs a name of 1 to 64 letters, digits and blanks, without slashes.</source>
        <translation>数据源名称须为 1 至 64 个文字、数字或空格，不含斜杠。</translation>
    </message>
    <message>
        <source>The driver of a source is QSQLITE, QPSQL or QODBC.</source>
        <translation>数据源的驱动只能是 QSQLITE、QPSQL 或 QODBC。</translation>
    </message>
    <message>
        <source>A source needs a database: its file, name or ODBC connection text.</source>
        <translation>数据源须指定数据库：文件、库名或 ODBC 连接串。</translation>
    </message>
    <message>
        <source>The port of a source is a number from 1 to 65535.</source>
        <translation>数据源的端口为 1 至 65535 的数字。</translation>
    </message>
    <message>
        <source>Passwords are not kept in a cache. Take the password out of the connection and name an environment variable that holds it.</source>
        <translation>密码不保存在缓存中。请从连接串中去掉密码，改为指定存放密码的环境变量。</translation>
    </message>
    <message>
        <source>The query is longer than 100,000 characters.</source>
        <translation>查询超过 100,000 个字符。</translation>
    </message>
    <message>
        <source>A query with :watermark needs the column that it follows and the value to start from, such as 0 or 2026-01-01 00:00:00.</source>
        <translation>使用 :watermark 的查询须指定其跟随的列和起始值，如 0 或 2026-01-01 00:00:00。</translation>
    </message>
    <message>
        <source>The query names no :watermark. Add it, such as WHERE time &gt;= :watermark, or leave the column out.</source>
        <translation>查询中没有 :watermark。请加上，如 WHERE time &gt;= :watermark，或不指定该列。</translation>
    </message>
    <message>
        <source>The query of source %1 was refused by its database: %2. Correct it with `pull add`.</source>
        <translation>数据源 %1 的查询被数据库拒绝：%2。请用 `pull add` 更正。</translation>
    </message>
    <message>
        <source>The query of source %1 gives no column %2, which its watermark follows. Add it to the SELECT.</source>
        <translation>数据源 %1 的查询结果中没有进度列 %2。请把它加入 SELECT。</translation>
    </message>
    <message>
        <source>a cell is longer than 1 MB</source>
        <translation>单元格超过 1 MB</translation>
    </message>
    <message>
        <source>a cell holds bytes that are no text</source>
        <translation>单元格含有非文本字节</translation>
    </message>
    <message>
        <source>Reading source %1 broke off: %2. Nothing of this pull was kept; run it again.</source>
        <translation>读取数据源 %1 时中断：%2。本次拉取未保留任何内容，请重新执行。</translation>
    </message>
    <message>
        <source>The pull of %1 was cancelled; nothing of it was kept.</source>
        <translation>已取消拉取 %1，未保留任何内容。</translation>
    </message>
    <message>
        <source>The database %1 of source %2 is not there. Check the path.</source>
        <translation>数据源 %2 的数据库 %1 不存在。请检查路径。</translation>
    </message>
    <message>
        <source>The database of source %1 could not be opened: %2. Check host, database, user and password.</source>
        <translation>无法打开数据源 %1 的数据库：%2。请检查主机、库名、用户和密码。</translation>
    </message>
    <message>
        <source>The database driver %1 is not installed. Install the Debian package %2 and pull again.</source>
        <translation>未安装数据库驱动 %1。请安装 Debian 软件包 %2 后重新拉取。</translation>
    </message>
    <message>
        <source>%1 holds binary data, no text. Export it as CSV and import it again.</source>
        <translation>%1 是二进制数据，不是文本。请导出为 CSV 后重新导入。</translation>
    </message>
    <message>
        <source>The header of %1 is not understood (%2). A series needs the columns time and value separated by commas, a table needs its fixed name; one value column of a table is read with --as ENTERPRISE/POINT/FACTOR --column NAME, other tables with --profile.</source>
        <translation>无法识别 %1 的表头（%2）。序列须有以逗号分隔的 time 和 value 列，登记表须用固定名称；表中一列数值可用 --as 企业/监测点/因子 --column 列名 读取，其他表用 --profile。</translation>
    </message>
    <message>
        <source>It is not clear how %1 is to be read (%2). Candidates: %3. Choose with --profile, or read one column with --as ENTERPRISE/POINT/FACTOR --column NAME.</source>
        <translation>无法确定 %1 的读取方式（%2）。候选：%3。请用 --profile 选定，或用 --as 企业/监测点/因子 --column 列名 读取一列。</translation>
    </message>
    <message>
        <source>%1 needs --column with one of its columns: %2.</source>
        <translation>%1 需要用 --column 指定一列：%2。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>the multiplier changes from %1 to %2: no energy is worked out for %3</source>
        <translation>综合倍率由 %1 变为 %2：%3 不计算电量</translation>
    </message>
    <message>
        <source>the register goes down (the meter was replaced or read wrongly): no energy is worked out for %1</source>
        <translation>示数变小（换表或抄错）：%1 不计算电量</translation>
    </message>
    <message>
        <source>the reading stands above the one after it and was read wrongly: no energy is worked out for %1</source>
        <translation>该示数大于其后的示数，应为抄错：%1 不计算电量</translation>
    </message>
    <message>
        <source>the energy is more than the connection can carry: none is kept for %1</source>
        <translation>电量超出用电容量所能达到的范围：%1 不保留电量</translation>
    </message>
    <message>
        <source>readings are missing: %1 kWh of %2 belong to several intervals</source>
        <translation>缺少示数：%2 的 %1 kWh 分属多个时段</translation>
    </message>
    <message>
        <source>Registers that rolled over and were counted through: %1.</source>
        <translation>示数过零（翻转）并已连续计算的次数：%1。</translation>
    </message>
    <message>
        <source>No column gives the multiplier of the registers: energy is worked out with 1, or with what channels.csv declares.</source>
        <translation>没有综合倍率列：电量按倍率 1（或 channels.csv 中登记的倍率）计算。</translation>
    </message>
    <message>
        <source>the factor is missing</source>
        <translation>缺少因子</translation>
    </message>
    <message>
        <source>the factor %1 is not known; use its HJ 212 code</source>
        <translation>因子 %1 未知，请使用 HJ 212 编码</translation>
    </message>
    <message>
        <source>Names of rows with a notice of this kind: %1; ten are listed.</source>
        <translation>有此类提示的名称共 %1 个，只列出十个。</translation>
    </message>
    <message>
        <source>%1 is no channel; name codes in a profile</source>
        <translation>%1 不是通道，请在导入配置中指定代码</translation>
    </message>
    <message>
        <source>the unit changes from %1 to %2 inside one channel</source>
        <translation>同一通道内单位由 %1 变为 %2</translation>
    </message>
    <message>
        <source>%1 has the points %2, and the row names none of them; name one in a profile</source>
        <translation>%1 有监测点 %2，而该行没有写明是哪一个；请在导入配置中指定</translation>
    </message>
    <message>
        <source>%1 gives no code of a point</source>
        <translation>%1 不能作为监测点代码</translation>
    </message>
    <message>
        <source>two firms are called %1; use their codes</source>
        <translation>有两家企业都叫 %1，请使用企业代码</translation>
    </message>
    <message>
        <source>%1 was not known: its data is kept as the new enterprise %2.</source>
        <translation>%1 此前未知，其数据已归入新企业 %2。</translation>
    </message>
    <message>
        <source>nothing in the row says whose it is; name the enterprise in a profile, or the channel with --as and --column</source>
        <translation>该行没有写明属于哪家企业；请在导入配置中指定企业，或用 --as 和 --column 指定通道</translation>
    </message>
    <message>
        <source>The declared multiplier %1 of %2 stays; %3 was not stored.</source>
        <translation>%2 已登记的倍率 %1 不变，未存入 %3。</translation>
    </message>
    <message>
        <source>The import profile has no usable &quot;%1&quot;. Correct it or take a copy that is whole.</source>
        <translation>导入配置中的“%1”不可用。请改正，或换用完整的副本。</translation>
    </message>
    <message>
        <source>%1 unpacks to more than %2 GB, which no import takes from an archive. Unpack it yourself and import the file.</source>
        <translation>%1 解压后超过 %2 GB，导入时不从压缩包中读取这样大的文件。请自行解压后导入该文件。</translation>
    </message>
    <message>
        <source>%1 cannot be unpacked into the temporary folder: %2. Free some room.</source>
        <translation>%1 无法解压到临时文件夹：%2。请腾出一些磁盘空间。</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>%1 is damaged or was cut off: its gzip content does not end as it should. Copy it again from its source.</source>
        <translation>%1 已损坏或被截断：其 gzip 内容没有正常结束。请从来源处重新复制。</translation>
    </message>
    <message>
        <source>%1 (%2, %3 %: %4)</source>
        <translation>%1（%2，相似度 %3%：%4）</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>no firm of the registry is called &quot;%1&quot; or like it</source>
        <translation>企业名录中没有名为“%1”或与之相近的企业</translation>
    </message>
    <message>
        <source>&quot;%1&quot; may be %2</source>
        <translation>“%1”可能是 %2</translation>
    </message>
    <message>
        <source>Whose is &quot;%1&quot;? No firm of the registry is called so or like it; its rows were refused.</source>
        <translation>“%1”是哪家企业？名录中没有同名或相近的企业，其数据行被拒收。</translation>
    </message>
    <message>
        <source>Whose is &quot;%1&quot;? Perhaps %2; its rows were refused.</source>
        <translation>“%1”是哪家企业？可能是 %2；其数据行被拒收。</translation>
    </message>
    <message>
        <source>it has the number %1 (%2)</source>
        <translation>编号 %1 属于该企业（%2）</translation>
    </message>
    <message>
        <source>it has this name</source>
        <translation>名称与该企业一致</translation>
    </message>
    <message>
        <source>The number %1 was understood as one of %2 (%3), whose leading zeros a spreadsheet dropped.</source>
        <translation>编号 %1 已按 %2（%3）的编号理解，其前导零被电子表格去掉了。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was taken as %2 (%3), because the number %4 belongs to it.</source>
        <translation>“%1”已按 %2（%3）收录，因为编号 %4 属于该企业。</translation>
    </message>
    <message>
        <source>the row does not say whose it is</source>
        <translation>该行未说明属于哪家企业</translation>
    </message>
    <message>
        <source>the spreadsheet turned the number into %1, its digits are lost; export the column as text</source>
        <translation>电子表格把编号变成了 %1，数字已丢失；请将该列按文本导出</translation>
    </message>
    <message>
        <source>%1 has a new point %2, which the registry does not declare.</source>
        <translation>%1 新增监测点 %2，名录中尚未登记。</translation>
    </message>
    <message>
        <source>The account %1 was taken as %2/%3, the firm&apos;s only meter. Declare the account in points.csv.</source>
        <translation>户号 %1 已归入该企业唯一的电表 %2/%3。请在 points.csv 中登记该户号。</translation>
    </message>
    <message>
        <source>the accounts %1 and %2 cannot both be the meter %3 of %4; declare them in points.csv</source>
        <translation>户号 %1 和 %2 不可能同时是 %4 的电表 %3；请在 points.csv 中登记</translation>
    </message>
    <message>
        <source>%1 is a very old Excel table (before 1995), which is not read here. Open it in a spreadsheet program, save it as XLSX and import that.</source>
        <translation>%1 是 1995 年以前的 Excel 表格，此处不读取。请用电子表格软件打开，另存为 XLSX 后再导入。</translation>
    </message>
    <message>
        <source>%1 is a Parquet file, which cannot be read here. Export the data as CSV or XLSX and import that.</source>
        <translation>%1 是 Parquet 文件，此处无法读取。请将数据导出为 CSV 或 XLSX 后再导入。</translation>
    </message>
    <message>
        <source>%1 is a 7z archive, which cannot be read here. Unpack it and import its files, or pack them as ZIP.</source>
        <translation>%1 是 7z 压缩包，此处无法读取。请解压后导入其中的文件，或打包为 ZIP。</translation>
    </message>
    <message>
        <source>%1 is a RAR archive, which cannot be read here. Unpack it and import its files, or pack them as ZIP.</source>
        <translation>%1 是 RAR 压缩包，此处无法读取。请解压后导入其中的文件，或打包为 ZIP。</translation>
    </message>
    <message>
        <source>%1 is a bzip2 archive, which cannot be read here. Unpack it and import its files, or pack them as ZIP.</source>
        <translation>%1 是 bzip2 压缩包，此处无法读取。请解压后导入其中的文件，或打包为 ZIP。</translation>
    </message>
    <message>
        <source>%1 is an XZ archive, which cannot be read here. Unpack it and import its files, or pack them as ZIP.</source>
        <translation>%1 是 XZ 压缩包，此处无法读取。请解压后导入其中的文件，或打包为 ZIP。</translation>
    </message>
    <message>
        <source>%1 is a PDF document, which holds no data that can be read. Ask for the data as CSV or XLSX.</source>
        <translation>%1 是 PDF 文档，不含可读取的数据。请索取 CSV 或 XLSX 格式的数据。</translation>
    </message>
    <message>
        <source>%1 is a database (perhaps a cache of Nightjar), which is not imported as a file. Export the data as CSV and import that.</source>
        <translation>%1 是数据库（可能是夜鹰的缓存），不能作为文件导入。请将数据导出为 CSV 后再导入。</translation>
    </message>
    <message>
        <source>%1 is a picture, which holds no data that can be read. Ask for the data as CSV or XLSX.</source>
        <translation>%1 是图片，不含可读取的数据。请索取 CSV 或 XLSX 格式的数据。</translation>
    </message>
    <message>
        <source>%1 is a text document (RTF), which holds no data that can be read. Ask for the data as CSV or XLSX.</source>
        <translation>%1 是文本文档（RTF），不含可读取的数据。请索取 CSV 或 XLSX 格式的数据。</translation>
    </message>
    <message>
        <source>%1 is a TAR archive, which cannot be read here. Unpack it and import its files, or pack them as ZIP.</source>
        <translation>%1 是 TAR 归档，此处无法读取。请解包后导入其中的文件，或打包为 ZIP。</translation>
    </message>
    <message>
        <source>%1 is a web page or XML, whatever its name says. Open it in a spreadsheet program, save it as XLSX or CSV and import that.</source>
        <translation>无论文件名如何，%1 实际是网页或 XML。请用电子表格软件打开，另存为 XLSX 或 CSV 后再导入。</translation>
    </message>
    <message>
        <source>Hidden sheets that were not read: %1.</source>
        <translation>未读取的隐藏工作表：%1。</translation>
    </message>
    <message>
        <source>column %1 names the text number %2, and the file holds %3 texts</source>
        <translation>第 %1 列引用第 %2 号文本，而文件中只有 %3 条文本</translation>
    </message>
    <message>
        <source>a cell of the row is damaged</source>
        <translation>该行有单元格已损坏</translation>
    </message>
    <message>
        <source>%1 is damaged or was cut off: its sheets end too early. Copy it again from its source, or save it as XLSX.</source>
        <translation>%1 已损坏或被截断：工作表过早结束。请从来源处重新复制，或另存为 XLSX。</translation>
    </message>
    <message>
        <source>%1 is protected by a password. Open it with the password, save it without one and import it again.</source>
        <translation>%1 受密码保护。请用密码打开，去除密码保存后重新导入。</translation>
    </message>
    <message>
        <source>%1 is a document without tables of data. Export the data as XLSX or CSV and import that.</source>
        <translation>%1 是不含数据表的文档。请将数据导出为 XLSX 或 CSV 后再导入。</translation>
    </message>
    <message>
        <source>%1 has no visible sheet with cells. Show the sheet that holds the data, save and import it again.</source>
        <translation>%1 中没有可见的数据工作表。请取消隐藏数据所在的工作表，保存后重新导入。</translation>
    </message>
    <message>
        <source>%1 is an OpenDocument file, which is not read here. Save it as XLSX or CSV and import that.</source>
        <translation>%1 是 OpenDocument 文件，此处不读取。请另存为 XLSX 或 CSV 后再导入。</translation>
    </message>
    <message>
        <source>%1 is a binary workbook (XLSB), which is not read here. Save it as XLSX or CSV and import that.</source>
        <translation>%1 是二进制工作簿（XLSB），此处不读取。请另存为 XLSX 或 CSV 后再导入。</translation>
    </message>
    <message>
        <source>%1 is a ZIP archive that holds no workbook. Name it as an archive (.zip), or unpack it.</source>
        <translation>%1 是不含工作簿的 ZIP 压缩包。请将其命名为压缩包（.zip），或先解压。</translation>
    </message>
    <message>
        <source>the row has more than %1 columns</source>
        <translation>该行超过 %1 列</translation>
    </message>
    <message>
        <source>the row is longer than a row of data ever is</source>
        <translation>该行长度超出任何数据行应有的长度</translation>
    </message>
    <message>
        <source>The texts of %1 need a temporary file, and there is no room for it (or they exceed 4 GB). Free some room.</source>
        <translation>读取 %1 中的文本需要临时文件，但空间不足（或文本超过 4 GB）。请腾出一些磁盘空间。</translation>
    </message>
    <message>
        <source>%1 changed while it was read. Import it again.</source>
        <translation>%1 在读取过程中发生了变化。请重新导入。</translation>
    </message>
    <message>
        <source>%1 in %2 declares entities (DTD), which no table needs and which could fetch other files; nothing of it was read. Save it again from a spreadsheet program.</source>
        <translation>%2 中的 %1 声明了实体（DTD），表格不需要它，而它可能引入其他文件；未读取任何内容。请用电子表格软件重新保存。</translation>
    </message>
    <message>
        <source>%1 is damaged or was cut off: the directory at the end of a ZIP is missing. Copy it again from its source.</source>
        <translation>%1 已损坏或被截断：缺少 ZIP 末尾的目录。请从来源处重新复制。</translation>
    </message>
    <message>
        <source>%1 says that it holds %2 files; more than %3 are not read. Unpack it and import the folders one after the other.</source>
        <translation>%1 声称含有 %2 个文件；超过 %3 个不予读取。请解压后逐个文件夹导入。</translation>
    </message>
    <message>
        <source>the date %1 may be day/month or month/day; a profile with date_order (dmy, mdy or ymd) says which, see --profile</source>
        <translation>日期 %1 可能是日/月，也可能是月/日；请用注明 date_order（dmy、mdy 或 ymd）的导入配置说明，见 --profile</translation>
    </message>
    <message>
        <source>%1 in %2 is damaged: it is no XML that holds together. Save it again from a spreadsheet program.</source>
        <translation>%2 中的 %1 已损坏：其 XML 不完整。请用电子表格软件重新保存。</translation>
    </message>
    <message>
        <source>No column names the point: the rows were taken as those of %1, as &quot;%2&quot; says.</source>
        <translation>没有列说明监测点：按“%2”归入%1。</translation>
    </message>
    <message>
        <source>No column says whose the rows are: &quot;%2&quot; names %1.</source>
        <translation>没有列说明数据属于哪家企业：“%2”中写的是%1。</translation>
    </message>
    <message>
        <source>the point in %1 may stand before decimals or before thousands, where the file&apos;s decimal sign is a comma</source>
        <translation>文件以逗号作小数点，%1 中的点可能是小数点，也可能是千位分隔符</translation>
    </message>
    <message>
        <source>%1, at the point %2</source>
        <translation>%1，点位 %2</translation>
    </message>
    <message>
        <source>00:00 stands behind the last stamp of its own date %1 times, first in line %2, and was kept as written. Where it is the day&apos;s 24:00, say so in a profile (&quot;midnight_ends_day&quot;: true).</source>
        <translation>有 %1 处 00:00 排在同一日期的最后一个时刻之后（首处在第 %2 行），已按原样保存。若它是当日的 24:00，请在导入方案中写明（&quot;midnight_ends_day&quot;: true）。</translation>
    </message>
    <message>
        <source>00:00 stands behind the last stamp of its own date: it was taken as the 24:00 of that day.</source>
        <translation>00:00 排在同一日期的最后一个时刻之后，已作为当日的 24:00 处理。</translation>
    </message>
    <message>
        <source>Columns of %1 are kept as the point %2 of %3.</source>
        <translation>表头为 %1 的列存为 %3 的点位 %2。</translation>
    </message>
    <message>
        <source>the value %1 has a capital E; an exponent is written with a small e, as in %2</source>
        <translation>数值 %1 用了大写 E；指数须用小写 e，如 %2</translation>
    </message>
    <message>
        <source>the value %1 is no finite number of the form [+-]digits[.digits][e[+-]digits], such as 12.34 or 1e-5</source>
        <translation>数值 %1 不是有限的数，应写成 [+-]数字[.数字][e[+-]数字]，如 12.34 或 1e-5</translation>
    </message>
    <message>
        <source>No column says whose the rows of the sheet &quot;%1&quot; are: its name is that of %2 (%3).</source>
        <translation>没有列说明工作表“%1”的数据属于谁：工作表名称对应 %2（%3）。</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>a file in an archive: %1 the file, %2 the archive</extracomment>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>%1 unpacks to more than %2 times its size, as only a zip bomb does; nothing of it was read. Ask the sender for the plain file.</source>
        <translation>%1 解压后超过自身大小的 %2 倍，只有压缩炸弹才会如此；未读取任何内容。请向发送方索取未压缩的文件。</translation>
    </message>
    <message>
        <source>%1 is damaged: it does not unpack to what its directory says. Copy the file again from its source.</source>
        <translation>%1 已损坏：解压结果与目录记载不符。请从来源处重新复制该文件。</translation>
    </message>
    <message>
        <source>%1 is protected by a password. Unpack it yourself and import the plain files.</source>
        <translation>%1 有密码保护。请自行解压后导入其中的文件。</translation>
    </message>
    <message>
        <source>%1 is packed by a method that cannot be read here. Unpack it, or pack it again as an ordinary ZIP.</source>
        <translation>%1 的压缩方法无法在此读取。请解压后导入，或重新压缩为普通 ZIP。</translation>
    </message>
    <message>
        <source>%1 is larger than such a part ever is; nothing of the file was read. Save it again from a spreadsheet program.</source>
        <translation>%1 大得异常；未读取该文件的任何内容。请用电子表格程序重新保存。</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>%1 rows read: %2 taken, %3 refused, %4 already known, %5 in conflict.</source>
        <translation>读取 %1 行：收录 %2，拒收 %3，已有 %4，冲突 %5。</translation>
    </message>
    <message>
        <source>Import cancelled: the files before it are kept, nothing of the last one is. %1</source>
        <translation>导入已取消：之前的文件保留，最后一个文件未留下任何内容。%1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read. %1</source>
        <translation><numerusform>%n 个文件无法读取。%1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported. %1</source>
        <translation><numerusform>已导入 %n 个文件。%1</numerusform></translation>
    </message>
    <message>
        <source>HJ 212 log</source>
        <translation>HJ 212 报文日志</translation>
    </message>
    <message>
        <source>Table %1</source>
        <translation>登记表 %1</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>will be imported</source>
        <translation>将导入</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Recognised as</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>收录</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>By</source>
        <translation>导入人</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Row as it came</source>
        <translation>原始行</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>现用值</translation>
    </message>
    <message>
        <source>From file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>Contradicts</source>
        <translation>矛盾值</translation>
    </message>
    <message>
        <source>One-channel series</source>
        <translation>单通道序列</translation>
    </message>
    <message>
        <source>Many-channel series</source>
        <translation>多通道序列</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>已导入过，无新内容</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a recognised table: %1 the kind of file (XLSX), %2 how its samples lie in it</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>导入配置</translation>
    </message>
    <message numerus="yes">
        <source>%n enterprise(s)</source>
        <translation><numerusform>%n 家企业</numerusform></translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>所属企业</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最早时间</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最晚时间</translation>
    </message>
</context>
<context>
    <name>Leads</name>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>asked the firm</source>
        <translation>企业核实</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>已交办</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>in a case</source>
        <translation>已入案</translation>
    </message>
    <message>
        <source>in a plan</source>
        <translation>已列入检查</translation>
    </message>
</context>
<context>
    <name>Mapping</name>
    <message>
        <source>One sample a row</source>
        <translation>一行一个样本</translation>
    </message>
    <message>
        <source>One time a row</source>
        <translation>一行一个时刻</translation>
    </message>
    <message>
        <source>One day a row</source>
        <translation>一行一天</translation>
    </message>
    <message>
        <source>Meter readings</source>
        <translation>电表示数</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>不读取</translation>
    </message>
    <message>
        <source>firm</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>point</source>
        <translation>监测点</translation>
    </message>
    <message>
        <source>account number</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>meter number</source>
        <translation>表号</translation>
    </message>
    <message>
        <source>MN of the device</source>
        <translation>设备 MN</translation>
    </message>
    <message>
        <source>factor&apos;s name</source>
        <translation>因子名称</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>value of a time of day</source>
        <translation>某时刻的数值</translation>
    </message>
    <message>
        <source>meter reading</source>
        <translation>示数</translation>
    </message>
    <message>
        <source>multiplier (CT × PT)</source>
        <translation>倍率（CT × PT）</translation>
    </message>
    <message>
        <source>total</source>
        <translation>总</translation>
    </message>
    <message>
        <source>sharp peak</source>
        <translation>尖</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>峰</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>平</translation>
    </message>
    <message>
        <source>valley</source>
        <translation>谷</translation>
    </message>
    <message>
        <source>deep valley</source>
        <translation>深谷</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a factor in a list: %1 its name, %2 its code</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>flag of %1</source>
        <extracomment>a column of flags: %1 the header of the values that it belongs to</extracomment>
        <translation>%1 的标记</translation>
    </message>
    <message>
        <source>%1: %2, at %3</source>
        <extracomment>what a column says: %1 what it is (value, meter reading), %2 of what what a column says: %1 value, %2 its factor, %3 the point where it is measured (inlet, DA001)</extracomment>
        <translation>%1：%2，点位 %3</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>筛查</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Petitions</source>
        <translation>信访</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
</context>
<context>
    <name>Plans</name>
    <message>
        <source>&quot;%1&quot; is no place. Write longitude and latitude in degrees, such as 121.85, 29.93, or leave it empty.</source>
        <translation>“%1”不是有效位置。请以度填写经度和纬度，例如 121.85, 29.93，或留空。</translation>
    </message>
    <message>
        <source>The night begins and ends at %1. Put its end after its start.</source>
        <translation>今夜的起止时间都是 %1。请将结束时间设在开始时间之后。</translation>
    </message>
    <message>
        <source>From %1 to %2 the night would last %3 hours. Put its end after its start, at most %4 hours later.</source>
        <translation>从 %1 到 %2 将长达 %3 小时。请将结束时间设在开始时间之后，最多相隔 %4 小时。</translation>
    </message>
    <message>
        <source>A visit of %1 minutes does not fit into a night of %2 minutes. Shorten the visit.</source>
        <translation>%2 分钟的夜查容不下 %1 分钟的检查。请缩短检查时长。</translation>
    </message>
    <message>
        <source>There is nobody to visit. Keep at least one candidate in the plan.</source>
        <translation>没有检查对象。请在方案中至少保留一家候选企业。</translation>
    </message>
    <message>
        <source>Two teams are called %1. Give each its own name.</source>
        <translation>有两个小组都叫 %1。请分别命名。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stopped; the plan before stays.</source>
        <translation>已停止；保留原方案。</translation>
    </message>
    <message>
        <source>Plan of the night of %1</source>
        <translation>%1 夜查方案</translation>
    </message>
    <message>
        <source>%1, start and end</source>
        <translation>%1，出发与返回</translation>
    </message>
    <message>
        <source>Night of %1</source>
        <translation>%1 夜</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>no stop</source>
        <translation>无检查对象</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>检查对象</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Still to complete</source>
        <translation>待补事项</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>未安排的原因</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜查日期</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>检查对象</translation>
    </message>
    <message>
        <source>Expected catches</source>
        <translation>预期发现</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
</context>
<context>
    <name>RefusedKinds</name>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>%1
First in line %2: %3</source>
        <extracomment>tooltip of a kind of refused row: %1 the reason, %2 line number, %3 the row as it came</extracomment>
        <translation>%1
最先出现在第 %2 行：%3</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>首见行</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>Registry</name>
    <message>
        <source>Flue-gas flow</source>
        <translation>废气流量</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>流速</translation>
    </message>
    <message>
        <source>Flue temperature</source>
        <translation>烟温</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>烟气压力</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>烟气湿度</translation>
    </message>
    <message>
        <source>CO2</source>
        <translation>二氧化碳</translation>
    </message>
    <message>
        <source>O2</source>
        <translation>氧含量</translation>
    </message>
    <message>
        <source>Mercury</source>
        <translation>汞</translation>
    </message>
    <message>
        <source>NH3</source>
        <translation>氨</translation>
    </message>
    <message>
        <source>NOx</source>
        <translation>氮氧化物</translation>
    </message>
    <message>
        <source>NO</source>
        <translation>一氧化氮</translation>
    </message>
    <message>
        <source>NO2</source>
        <translation>二氧化氮</translation>
    </message>
    <message>
        <source>CO</source>
        <translation>一氧化碳</translation>
    </message>
    <message>
        <source>Fluoride</source>
        <translation>氟化物</translation>
    </message>
    <message>
        <source>HCl</source>
        <translation>氯化氢</translation>
    </message>
    <message>
        <source>SO2</source>
        <translation>二氧化硫</translation>
    </message>
    <message>
        <source>Non-methane hydrocarbons</source>
        <translation>非甲烷总烃</translation>
    </message>
    <message>
        <source>Particulate matter</source>
        <translation>颗粒物</translation>
    </message>
    <message>
        <source>Wastewater flow</source>
        <translation>污水流量</translation>
    </message>
    <message>
        <source>pH</source>
        <translation>pH 值</translation>
    </message>
    <message>
        <source>Water temperature</source>
        <translation>水温</translation>
    </message>
    <message>
        <source>Suspended solids</source>
        <translation>悬浮物</translation>
    </message>
    <message>
        <source>Conductivity</source>
        <translation>电导率</translation>
    </message>
    <message>
        <source>BOD5</source>
        <translation>五日生化需氧量</translation>
    </message>
    <message>
        <source>COD</source>
        <translation>化学需氧量</translation>
    </message>
    <message>
        <source>Permanganate index</source>
        <translation>高锰酸盐指数</translation>
    </message>
    <message>
        <source>Total nitrogen</source>
        <translation>总氮</translation>
    </message>
    <message>
        <source>Ammonia nitrogen</source>
        <translation>氨氮</translation>
    </message>
    <message>
        <source>Total phosphorus</source>
        <translation>总磷</translation>
    </message>
    <message>
        <source>Active power</source>
        <translation>有功功率</translation>
    </message>
    <message>
        <source>Energy per step</source>
        <translation>电量</translation>
    </message>
    <message>
        <source>Energy register</source>
        <translation>正向有功示数</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>电流</translation>
    </message>
    <message>
        <source>Furnace temperature</source>
        <translation>炉温</translation>
    </message>
    <message>
        <source>%1 converted</source>
        <translation>%1（折算）</translation>
    </message>
    <message>
        <source>%1, real time</source>
        <translation>%1（实时）</translation>
    </message>
    <message>
        <source>%1, minimum</source>
        <translation>%1（最小）</translation>
    </message>
    <message>
        <source>%1, maximum</source>
        <translation>%1（最大）</translation>
    </message>
    <message>
        <source>%1, total</source>
        <translation>%1（累计）</translation>
    </message>
    <message>
        <source>%1, hour</source>
        <translation>%1（小时）</translation>
    </message>
    <message>
        <source>%1, day</source>
        <translation>%1（日）</translation>
    </message>
    <message>
        <source>%1, sharp peak</source>
        <translation>%1（尖）</translation>
    </message>
    <message>
        <source>%1, peak</source>
        <translation>%1（峰）</translation>
    </message>
    <message>
        <source>%1, flat</source>
        <translation>%1（平）</translation>
    </message>
    <message>
        <source>%1, valley</source>
        <translation>%1（谷）</translation>
    </message>
    <message>
        <source>%1, deep valley</source>
        <translation>%1（深谷）</translation>
    </message>
    <message>
        <source>the time %1 does not exist or is not written YYYY-MM-DD HH:MM[:SS]</source>
        <translation>时间 %1 不存在，或未写成 YYYY-MM-DD HH:MM[:SS]</translation>
    </message>
    <message>
        <source>the date %1 does not exist or is not written YYYY-MM-DD</source>
        <translation>日期 %1 不存在，或未写成 YYYY-MM-DD</translation>
    </message>
    <message>
        <source>%1 is not a number written with a decimal point</source>
        <translation>%1 不是用小数点书写的数</translation>
    </message>
    <message>
        <source>%1 lies outside %2 to %3</source>
        <translation>%1 不在 %2 至 %3 之间</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 不是整数</translation>
    </message>
    <message>
        <source>%1 is none of %2</source>
        <translation>%1 不在 %2 之列</translation>
    </message>
    <message>
        <source>the shift %1 is neither day, two-shift, continuous nor hours such as 08:00-17:00</source>
        <translation>班次 %1 既不是 day、two-shift、continuous，也不是 08:00-17:00 这样的时段</translation>
    </message>
    <message>
        <source>%1 (%2) lies before %3 (%4)</source>
        <translation>%1（%2）早于 %3（%4）</translation>
    </message>
    <message>
        <source>the cell holds a NUL byte</source>
        <translation>单元格含有 NUL 字节</translation>
    </message>
    <message>
        <source>the cell %1 must not be empty</source>
        <translation>单元格 %1 不得为空</translation>
    </message>
    <message>
        <source>%1 is no code: 1 to 64 letters, digits, &apos;.&apos;, &apos;-&apos; or single &apos;_&apos;</source>
        <translation>%1 不是编码：须为 1 至 64 个字母、数字、“.”、“-”或单个“_”</translation>
    </message>
    <message>
        <source>%1 is neither 0 nor 1</source>
        <translation>%1 既不是 0 也不是 1</translation>
    </message>
    <message>
        <source>%1 is no clock time HH:MM</source>
        <translation>%1 不是 HH:MM 形式的时刻</translation>
    </message>
    <message>
        <source>the unified social credit code %1 has a wrong length or check digit</source>
        <translation>统一社会信用代码 %1 长度或校验位有误</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1 is a file, not a folder. Name a folder for the dataset.</source>
        <translation>%1 是文件，不是文件夹。请为数据集指定文件夹。</translation>
    </message>
    <message>
        <source>%1 is not empty. Name a new folder, so that the dataset holds this cache and nothing else.</source>
        <translation>%1 不是空的。请指定新的文件夹，使数据集只包含本缓存的内容。</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法建立文件夹</translation>
    </message>
    <message>
        <source>There is no channel %1 in %2. Run &quot;channels&quot; to see those that are there.</source>
        <translation>%2 中没有通道 %1。请运行“channels”查看现有通道。</translation>
    </message>
    <message>
        <source>The export was cancelled; %1 holds a part of the dataset. Remove the folder.</source>
        <translation>导出已取消；%1 中留有部分数据集。请删除该文件夹。</translation>
    </message>
    <message>
        <source>The document cannot be written as DOCX. Choose PDF or ODT instead.</source>
        <translation>文书无法写成 DOCX。请改选 PDF 或 ODT。</translation>
    </message>
    <message>
        <source>The document cannot be drawn as PDF. Is there enough memory?</source>
        <translation>文书无法绘制成 PDF。请检查内存是否足够。</translation>
    </message>
    <message>
        <source>The document cannot be written as ODT. Choose PDF or DOCX instead.</source>
        <translation>文书无法写成 ODT。请改选 PDF 或 DOCX。</translation>
    </message>
    <message>
        <source>%1 has no ending that says a document format. Let it end in .pdf, .docx or .odt.</source>
        <translation>%1 的扩展名不能说明文书格式。请以 .pdf、.docx 或 .odt 结尾。</translation>
    </message>
</context>
<context>
    <name>Routing</name>
    <message>
        <source>Start</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>Arrive %1, begin %2, leave %3</source>
        <translation>%1 到达，%2 开始，%3 离开</translation>
    </message>
    <message>
        <source>End</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>the plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; of %3 is missing or wrong: %4. Correct the field.</source>
        <translation>%1：%3的字段“%2”缺失或有误：%4。请更正该字段。</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2 is expected</source>
        <translation>应为 %1 至 %2 的整数</translation>
    </message>
    <message>
        <source>a number from %1 to %2 is expected</source>
        <translation>应为 %1 至 %2 的数</translation>
    </message>
    <message>
        <source>a clock time as &quot;HH:MM&quot; is expected</source>
        <translation>应为“HH:MM”形式的时刻</translation>
    </message>
    <message>
        <source>a list of at most %1 entries is expected</source>
        <translation>应为最多 %1 项的列表</translation>
    </message>
    <message>
        <source>other places of this file are in degrees, so all need &quot;lon&quot; and &quot;lat&quot;</source>
        <translation>本文件其他位置使用经纬度，因此所有位置都需要“lon”和“lat”</translation>
    </message>
    <message>
        <source>a list of at most %1 scores is expected</source>
        <translation>应为最多 %1 个得分的列表</translation>
    </message>
    <message>
        <source>each score must be a number from 0 to 1,000,000</source>
        <translation>每个得分应为 0 至 1,000,000 的数</translation>
    </message>
    <message>
        <source>&quot;miss_min&quot; and &quot;hit_min&quot; are given both or not at all</source>
        <translation>“miss_min”和“hit_min”须同时给出或都不给出</translation>
    </message>
    <message>
        <source>the name of the pair, a text or a number, is expected</source>
        <translation>应为同查组名称（文字或数字）</translation>
    </message>
    <message>
        <source>site no. %1</source>
        <translation>第 %1 个点位</translation>
    </message>
    <message>
        <source>a text or a number is expected</source>
        <translation>应为文字或数字</translation>
    </message>
    <message>
        <source>site %1</source>
        <translation>点位 %1</translation>
    </message>
    <message>
        <source>another site has the same id</source>
        <translation>另有点位使用同一编号</translation>
    </message>
    <message>
        <source>either &quot;score&quot; or &quot;slots&quot; is needed</source>
        <translation>需要“score”或“slots”之一</translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation>应为 true 或 false</translation>
    </message>
    <message>
        <source>team no. %1</source>
        <translation>第 %1 个小组</translation>
    </message>
    <message>
        <source>an object for each team is expected</source>
        <translation>每个小组应为一个对象</translation>
    </message>
    <message>
        <source>%1, line %2 is not valid JSON (%3). Check that the file is whole.</source>
        <translation>%1 第 %2 行不是有效的 JSON（%3）。请检查文件是否完整。</translation>
    </message>
    <message>
        <source>%1 must hold one JSON object with the plan. Check that it is the right file.</source>
        <translation>%1 应包含一个描述方案的 JSON 对象。请检查是否选对了文件。</translation>
    </message>
    <message>
        <source>There is no file %1. Check the name.</source>
        <translation>文件 %1 不存在。请检查名称。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read. Check its permissions.</source>
        <translation>文件 %1 无法读取。请检查权限。</translation>
    </message>
    <message>
        <source>The file %1 is larger than 64 MB, too large for a plan. Check that it is the right file.</source>
        <translation>文件 %1 大于 64 MB，超出方案的范围。请检查是否选对了文件。</translation>
    </message>
    <message>
        <source>%1 has no position. Fill in lon and lat of the enterprise to visit it.</source>
        <translation>%1 没有位置。要前往检查，请填写该企业的 lon 和 lat。</translation>
    </message>
    <message>
        <source>A plan needs at least one team.</source>
        <translation>方案至少需要一个小组。</translation>
    </message>
    <message>
        <source>%1 ends before it starts. Correct its times.</source>
        <translation>%1 的结束时间早于开始时间。请更正其时间。</translation>
    </message>
    <message>
        <source>%1 is planned for more than 24 hours. Correct its times.</source>
        <translation>%1 的安排超过 24 小时。请更正其时间。</translation>
    </message>
    <message>
        <source>The start of %1 is no place on earth. Write lon,lat in degrees.</source>
        <translation>%1 的出发地不是有效位置。请以度填写 lon,lat。</translation>
    </message>
    <message>
        <source>Team %1</source>
        <translation>第 %1 组</translation>
    </message>
    <message>
        <source>no clue</source>
        <translation>没有所依据的线索</translation>
    </message>
    <message>
        <source>no approval</source>
        <translation>未经批准</translation>
    </message>
    <message>
        <source>urgent, approval to be completed</source>
        <translation>紧急，审批手续待补</translation>
    </message>
    <message>
        <source>no act code</source>
        <translation>没有行政行为码</translation>
    </message>
    <message>
        <source>A plan with slot scores or pairs may last 6,000 minutes at most; this one lasts %1. Shorten the plan or correct the teams&apos; times.</source>
        <translation>含时段得分或同查组的方案最长 6,000 分钟；本方案为 %1 分钟。请缩短方案或更正小组时间。</translation>
    </message>
    <message>
        <source>The travel table does not fit the number of sites and teams. Build the table again from all places.</source>
        <translation>行程表与点位数和小组数不符。请用全部位置重新生成行程表。</translation>
    </message>
    <message>
        <source>A slot must be at least one time unit long and no setting may be negative. Correct the settings of the plan.</source>
        <translation>时段至少为一个时间单位，且任何设置不得为负。请更正方案的设置。</translation>
    </message>
    <message>
        <source>The travel table holds a time that is negative or too long. Check positions and speed.</source>
        <translation>行程表中有负的或过长的时间。请检查位置和车速。</translation>
    </message>
    <message>
        <source>Site %1 has a time, a duration or a score that is negative, not a number or too large. Correct this site.</source>
        <translation>点位 %1 的时间、时长或得分为负、不是数或过大。请更正该点位。</translation>
    </message>
    <message>
        <source>Team %1 has no place or times that cannot be used. Correct the team&apos;s start, end and place.</source>
        <translation>小组 %1 没有位置，或其时间无法使用。请更正该小组的起止时间和位置。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is not a number. Correct the line.</source>
        <translation>%1 第 %2 行：“%3”不是数。请更正该行。</translation>
    </message>
    <message>
        <source>%1, line %2: a site needs at least 7 numbers (number, x, y, visiting time, score, ..., open, close), there are %3. Check that the file is whole.</source>
        <translation>%1 第 %2 行：一个点位至少需要 7 个数（编号、x、y、检查时长、得分、…、开启、关闭），只有 %3 个。请检查文件是否完整。</translation>
    </message>
    <message>
        <source>%1, line %2: the site&apos;s number must be a whole number. Correct the line.</source>
        <translation>%1 第 %2 行：点位编号应为整数。请更正该行。</translation>
    </message>
    <message>
        <source>%1, line %2: a number is larger than 1,000,000. Correct the line.</source>
        <translation>%1 第 %2 行：有数大于 1,000,000。请更正该行。</translation>
    </message>
    <message>
        <source>%1, line %2: visiting time, score and window must not be negative. Correct the line.</source>
        <translation>%1 第 %2 行：检查时长、得分和时间窗不得为负。请更正该行。</translation>
    </message>
    <message>
        <source>The number of teams must be 0 to 1000, not %1.</source>
        <translation>小组数应为 0 至 1000，不能是 %1。</translation>
    </message>
    <message>
        <source>%1, line %2: the first line must be &quot;k v N t&quot; with the number of sites as its third number. Check that this is a TOPTW file.</source>
        <translation>%1 第 %2 行：首行应为“k v N t”，第三个数为点位数。请检查这是否是 TOPTW 文件。</translation>
    </message>
    <message>
        <source>%1, line %2: the file announces more than 3,000 sites, too many for a plan. Split the file.</source>
        <translation>%1 第 %2 行：文件声明的点位超过 3,000 个，超出方案的范围。请拆分文件。</translation>
    </message>
    <message>
        <source>%1 ends at line %2: %3 sites and a base are announced, %4 lines of sites are there. Copy the whole file again.</source>
        <translation>%1 在第 %2 行结束：声明了 %3 个点位和一个基地，只有 %4 行点位。请重新完整复制文件。</translation>
    </message>
    <message>
        <source>%1, line %2: site %3 is there twice. Give each site its own number.</source>
        <translation>%1 第 %2 行：点位 %3 出现两次。请为每个点位使用不同编号。</translation>
    </message>
    <message>
        <source>The day mode takes teams of one base and one time, and sites without slot scores or pairs. Use the plan for a night instead.</source>
        <translation>日间模式要求各小组基地和时间相同，点位没有时段得分和同查组。请改用夜查方案。</translation>
    </message>
    <message>
        <source>%1, line %2: a customer needs 7 numbers (number, x, y, demand, ready, due, service), there are %3. Check that the file is whole.</source>
        <translation>%1 第 %2 行：一个客户需要 7 个数（编号、x、y、需求、最早、最迟、服务时长），有 %3 个。请检查文件是否完整。</translation>
    </message>
    <message>
        <source>%1, line %2: a number is larger than 1,000,000, or the customer&apos;s number is not whole. Correct the line.</source>
        <translation>%1 第 %2 行：有数大于 1,000,000，或客户编号不是整数。请更正该行。</translation>
    </message>
    <message>
        <source>%1, line %2: demand, window and service must not be negative. Correct the line.</source>
        <translation>%1 第 %2 行：需求、时间窗和服务时长不得为负。请更正该行。</translation>
    </message>
    <message>
        <source>%1, line %2: the number of vehicles (1 to 3000) and their capacity are expected. Correct the line.</source>
        <translation>%1 第 %2 行：应为车辆数（1 至 3000）和容量。请更正该行。</translation>
    </message>
    <message>
        <source>%1, line %2: customer %3 is there twice. Give each customer its own number.</source>
        <translation>%1 第 %2 行：客户 %3 出现两次。请为每个客户使用不同编号。</translation>
    </message>
    <message>
        <source>%1, line %2: the file has more than 3,000 customers, too many for a plan. Split the file.</source>
        <translation>%1 第 %2 行：文件的客户超过 3,000 个，超出方案的范围。请拆分文件。</translation>
    </message>
    <message>
        <source>%1 ends at line %2 without the parts VEHICLE and CUSTOMER with their numbers. Check that this is a whole VRPTW file in Solomon&apos;s layout.</source>
        <translation>%1 在第 %2 行结束，缺少 VEHICLE 和 CUSTOMER 部分及其数值。请检查这是否是完整的 Solomon 格式 VRPTW 文件。</translation>
    </message>
    <message>
        <source>There is no team that could go. Add a team.</source>
        <translation>没有可以出动的小组。请增加小组。</translation>
    </message>
    <message>
        <source>It is half a pair: no other site names the same pair. Add the other half or remove the pair.</source>
        <translation>同查组只有一半：没有其他点位使用同一组名。请补上另一点位或取消同查组。</translation>
    </message>
    <message>
        <source>Its pair needs %1 teams that begin together, but there are only %2.</source>
        <translation>其同查组需要 %1 个小组同时开始，而只有 %2 个小组。</translation>
    </message>
    <message>
        <source>It is half a pair: the other half, %1, cannot be served. %2</source>
        <translation>同查组只有一半可行：另一点位 %1 无法检查。%2</translation>
    </message>
    <message>
        <source>Its pair is visited by different teams at the same time or not at all; serving all of it would cost the plan more than it brings, or the teams cannot be there together.</source>
        <translation>同查组须由不同小组同时检查或全部不查；全部安排的代价大于收益，或各小组无法同时到达。</translation>
    </message>
    <message>
        <source>Its window closes at %1, before it opens at %2.</source>
        <translation>其时间窗在 %1 关闭，早于开启时间 %2。</translation>
    </message>
    <message>
        <source>Its load of %1 is more than a team can carry (%2).</source>
        <translation>其装载量 %1 超过一个小组的容量（%2）。</translation>
    </message>
    <message>
        <source>No team has a way there.</source>
        <translation>没有小组能够到达该处。</translation>
    </message>
    <message>
        <source>It cannot be reached in its window: the earliest arrival is %1, it closes at %2.</source>
        <translation>无法在其时间窗内到达：最早 %1 到达，%2 关闭。</translation>
    </message>
    <message>
        <source>It earns nothing at any time at which a team could begin there.</source>
        <translation>在小组能够开始检查的任何时刻，其得分均为零。</translation>
    </message>
    <message>
        <source>A team that visits it would be back at %1 at the earliest, after its end at %2.</source>
        <translation>前往检查的小组最早 %1 才能返回，晚于其结束时间 %2。</translation>
    </message>
    <message>
        <source>No team&apos;s route has room for it, even when other stops fall out.</source>
        <translation>即使去掉其他点位，各小组的路线也排不下它。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Adding it costs %1: later stops would be reached in worse slots.</source>
        <translation>加入它要损失 %1：后面的点位会落入较差的时段。</translation>
    </message>
    <message>
        <source>It cannot be served together with the sites that must be: %1 would fall out.</source>
        <translation>它与必查点位不能同时安排：%1 会被去掉。</translation>
    </message>
    <message>
        <source>Adding it costs %1: these fall out: %2.</source>
        <translation>加入它要损失 %1：会去掉 %2。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file. Name a single file.</source>
        <translation>%1 是文件夹，不是文件。请指定单个文件。</translation>
    </message>
    <message>
        <source>The file %1 is larger than 16 MB, too large for a plan. Check that it is the right file.</source>
        <translation>文件 %1 大于 16 MB，超出方案的范围。请检查是否选对了文件。</translation>
    </message>
    <message>
        <source>The file %1 is no text. Check that it is the right file.</source>
        <translation>文件 %1 不是文本。请检查是否选对了文件。</translation>
    </message>
    <message>
        <source>The file %1 is empty. Check that it was copied whole.</source>
        <translation>文件 %1 为空。请检查是否完整复制。</translation>
    </message>
    <message>
        <source>Clue-driven check on the clues of this screening; approval needed (State Council office 2024 no. 54)</source>
        <translation>依据本次筛查线索的线索检查；须经批准（国办发〔2024〕54号）</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>%1 cannot be written: %2. Choose a folder that can be written or free some space.</source>
        <translation>无法写入 %1：%2。请选择可写的文件夹，或释放磁盘空间。</translation>
    </message>
    <message>
        <source>A sample needs between 1 and 100,000 enterprises, not %1. Give another number.</source>
        <translation>示例的企业数须在 1 至 100,000 之间，不能是 %1。请改用其他数值。</translation>
    </message>
    <message>
        <source>A sample covers between 1 and 3,660 days, not %1. Give another number.</source>
        <translation>示例的天数须在 1 至 3,660 之间，不能是 %1。请改用其他数值。</translation>
    </message>
    <message>
        <source>A sample begins between 1990 and 2100, not on %1. Give another date.</source>
        <translation>示例的起始日期须在 1990 年至 2100 年之间，不能是 %1。请改用其他日期。</translation>
    </message>
    <message>
        <source>%1 is a file. Name a folder for the sample.</source>
        <translation>%1 是文件。请为示例指定一个文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 is not empty and does not hold this sample. Name a new folder or empty it first.</source>
        <translation>文件夹 %1 不是空的，且其中不是本示例。请指定新的文件夹，或先清空它。</translation>
    </message>
    <message>
        <source>No folder is named for the sample. Name one.</source>
        <translation>没有为示例指定文件夹。请指定一个。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made, so the sample cannot be written to %2. Choose another place.</source>
        <translation>无法建立文件夹 %1，因此不能把示例写入 %2。请选择其他位置。</translation>
    </message>
    <message>
        <source>The sample cannot be written to %1: %2. Choose a folder that can be written.</source>
        <translation>无法把示例写入 %1：%2。请选择可写的文件夹。</translation>
    </message>
    <message>
        <source>The sample was cancelled; nothing was left at %1.</source>
        <translation>示例的生成已取消；%1 处没有留下任何内容。</translation>
    </message>
    <message>
        <source>The empty folder %1 cannot be replaced. Name a new folder.</source>
        <translation>无法替换空文件夹 %1。请指定新的文件夹。</translation>
    </message>
    <message>
        <source>The finished sample cannot be moved to %1. Name another folder.</source>
        <translation>无法把生成好的示例移到 %1。请指定其他文件夹。</translation>
    </message>
    <message>
        <source>The recipe %1 cannot be read: %2. Name another file.</source>
        <translation>无法读取配方 %1：%2。请指定其他文件。</translation>
    </message>
    <message>
        <source>%1 is no recipe of a sample: it needs enterprises, days, seed and from. Correct the file.</source>
        <translation>%1 不是示例配方：须有 enterprises、days、seed 和 from。请改正该文件。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made. Choose another data folder or free the place.</source>
        <translation>无法建立文件夹 %1。请另选数据文件夹或清出该位置。</translation>
    </message>
    <message>
        <source>Making the sample district was cancelled; nothing of it was kept.</source>
        <translation>已取消生成示例辖区，未留下任何内容。</translation>
    </message>
    <message>
        <source>%1 cannot be renamed to %2. Check that the folder can be written.</source>
        <translation>无法将 %1 改名为 %2。请检查该文件夹是否可写。</translation>
    </message>
</context>
<context>
    <name>Screening</name>
    <message>
        <source>Hours were not judged: the limit is for %1 % O2, and there is neither O2 nor a converted value.</source>
        <translation>部分小时未判定：限值按氧含量 %1% 计，而既没有氧含量，也没有折算值。</translation>
    </message>
    <message>
        <source>Not judged: no limit is declared for this channel.</source>
        <translation>未判定：该通道没有申报限值。</translation>
    </message>
    <message>
        <source>Two rows of the tariff &quot;%1&quot; claim the minute %2 of the same days. Correct tariffs.csv and import it again.</source>
        <translation>分时电价“%1”中有两行涵盖同一类日期的 %2 这一分钟。请更正 tariffs.csv 后重新导入。</translation>
    </message>
    <message>
        <source>Not judged: no witness of running (load, flow, temperature or O2).</source>
        <translation>未判定：没有运行佐证（负荷、流量、温度或氧含量）。</translation>
    </message>
    <message>
        <source>A constant stretch was not judged: whether the plant ran is not known there.</source>
        <translation>一段恒值未判定：不清楚其间是否在运行。</translation>
    </message>
    <message>
        <source>Not judged by the load curve: the meter has registers only.</source>
        <translation>未按负荷曲线判定：该电表只有示数。</translation>
    </message>
    <message>
        <source>Not judged: less than 7 days of load.</source>
        <translation>未判定：负荷数据不足 7 天。</translation>
    </message>
    <message>
        <source>Not judged: the load shows no level of production above standby.</source>
        <translation>未判定：负荷未显示高于待机的生产水平。</translation>
    </message>
    <message>
        <source>Not judged: the meter has no load curve.</source>
        <translation>未判定：该电表没有负荷曲线。</translation>
    </message>
    <message>
        <source>Not judged: steps over 15 minutes are too long for this rule.</source>
        <translation>未判定：步长超过 15 分钟，不适用本规则。</translation>
    </message>
    <message>
        <source>Not judged: the firm has no production meter.</source>
        <translation>未判定：该企业没有产污分表。</translation>
    </message>
    <message>
        <source>Not judged: the meter has not shown what running looks like, and no rated power is declared.</source>
        <translation>未判定：该电表未显示过运行水平，也没有申报额定功率。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was stored.</source>
        <translation>已停止。没有存储任何内容。</translation>
    </message>
    <message>
        <source>The enterprise &quot;%1&quot; is not in %2. The command &quot;channels&quot; lists what is.</source>
        <translation>%2 中没有企业“%1”。命令“channels”列出现有内容。</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; is not known. The command &quot;rules&quot; lists those that are.</source>
        <translation>规则“%1”不存在。命令“rules”列出现有规则。</translation>
    </message>
    <message>
        <source>The cache cannot be written: the leads are shown, but not kept.</source>
        <translation>缓存无法写入：线索已显示，但未保存。</translation>
    </message>
    <message>
        <source>Not forecast: only %1 nights of load were known by noon; 7 are needed.</source>
        <translation>未预测：截至中午只有 %1 夜的负荷数据；需要 7 夜。</translation>
    </message>
    <message>
        <source>Ran in at least half of the window on %1 of the last %2 nights with data.</source>
        <translation>有数据的最近 %2 夜中，有 %1 夜在该时段内至少一半时间在运行。</translation>
    </message>
    <message>
        <source>No hour of the night in which running is likelier than not, over %1 nights with data.</source>
        <translation>有数据的 %1 夜中，没有哪个小时运行的可能性超过一半。</translation>
    </message>
    <message>
        <source>The newest sample is %1 h old: drawn towards the long-run rate.</source>
        <translation>最新样本距今 %1 小时：已向长期比率修正。</translation>
    </message>
    <message>
        <source>A stop or limit order holds tonight.</source>
        <translation>今夜有停产或限产指令。</translation>
    </message>
    <message>
        <source>The built-in rule pack cannot be read: %1. Install Nightjar again.</source>
        <translation>内置规则包无法读取：%1。请重新安装夜鹰。</translation>
    </message>
    <message>
        <source>The built-in rule pack is missing from this program. Install Nightjar again.</source>
        <translation>程序缺少内置规则包。请重新安装夜鹰。</translation>
    </message>
    <message>
        <source>%1 is no rule pack: at byte %2 the JSON cannot be read (%3). Correct the file.</source>
        <translation>%1 不是规则包：第 %2 字节处 JSON 无法读取（%3）。请更正文件。</translation>
    </message>
    <message>
        <source>%1 is no rule pack: it needs &quot;format&quot;: &quot;nightjar-rule-pack&quot; and a list &quot;rules&quot;. Correct the file.</source>
        <translation>%1 不是规则包：需要 &quot;format&quot;: &quot;nightjar-rule-pack&quot; 和列表 &quot;rules&quot;。请更正文件。</translation>
    </message>
    <message>
        <source>The rule pack %1 cannot be opened: %2. Check the path and the permissions.</source>
        <translation>规则包 %1 无法打开：%2。请检查路径和权限。</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; has no parameter &quot;%2&quot;. It has: %3.</source>
        <translation>规则“%1”没有参数“%2”。它的参数有：%3。</translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; must be a number from %2 to %3 (%4).</source>
        <translation>参数“%1”必须是 %2 到 %3 之间的数（%4）。</translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; must be a whole number from %2 to %3.</source>
        <translation>参数“%1”必须是 %2 到 %3 之间的整数。</translation>
    </message>
    <message>
        <source>Not judged: the samples are more than ten minutes apart.</source>
        <translation>未判断：数据间隔超过 10 分钟。</translation>
    </message>
    <message>
        <source>Not judged: too few samples while the plant ran.</source>
        <translation>未判断：运行期间的数据太少。</translation>
    </message>
    <message>
        <source>Not judged: no witness of running at %1. A water flow or the load of the production would be one.</source>
        <translation>未研判：%1 没有可证明生产运行的旁证。废水流量或生产用电负荷可作旁证。</translation>
    </message>
    <message>
        <source>Not judged: no witness of running at %1. Load, gas flow or velocity, temperature or oxygen would be one.</source>
        <translation>未研判：%1 没有可证明生产运行的旁证。用电负荷、烟气流量或流速、烟温、含氧量可作旁证。</translation>
    </message>
    <message>
        <source>Not judged: no witness of running at %1. The load of the production, gas flow or velocity would be one; where nothing burns, oxygen and temperature say nothing.</source>
        <translation>未研判：%1 没有可证明生产运行的旁证。生产用电负荷、废气流量或流速可作旁证；非燃烧工艺的含氧量和温度不能说明是否生产。</translation>
    </message>
    <message>
        <source>Not judged: the channel moves less than its resolution from sample to sample.</source>
        <translation>未判断：该通道相邻数据的变化小于其分辨率。</translation>
    </message>
    <message>
        <source>Not judged against its range: more than a twentieth of the values lies over it, so the declared range is not the real one.</source>
        <translation>未按量程判断：超过二十分之一的数据高于量程，登记的量程与实际不符。</translation>
    </message>
    <message>
        <source>Not judged against its range: none is declared.</source>
        <translation>未按量程判断：未登记量程。</translation>
    </message>
    <message>
        <source>Not judged: the measured value or the oxygen of the same period is not reported.</source>
        <translation>未判断：没有上报同一时段的实测值或氧含量。</translation>
    </message>
    <message>
        <source>Not judged: fewer than forty instants hold converted value, measured value and oxygen.</source>
        <translation>未判断：折算值、实测值、氧含量同时存在的时刻不足四十个。</translation>
    </message>
    <message>
        <source>Not judged: no reference oxygen is registered and the data shows no constant one.</source>
        <translation>未判断：没有登记基准氧含量，数据也不显示固定的基准氧。</translation>
    </message>
    <message>
        <source>Not judged: no gas is reported as measured, and dilution leaves converted values as they are.</source>
        <translation>未判断：没有上报任何气体的实测值，而稀释不改变折算值。</translation>
    </message>
    <message>
        <source>Not judged: no meter tells when the production behind this outlet runs.</source>
        <translation>未判断：没有电表能说明该排口对应的生产何时运行。</translation>
    </message>
    <message>
        <source>Not judged: no channel of this outlet tells a plant at work from one that stands still.</source>
        <translation>未判断：该排口没有通道能区分运行与停运。</translation>
    </message>
    <message>
        <source>Not judged: no other instrument recorded during outages of %1 h altogether, so it is not known whether the plant ran.</source>
        <translation>未判断：合计 %1 小时的脱机期间没有其他仪器记录，无法得知装置是否运行。</translation>
    </message>
    <message>
        <source>Not judged: the channel stands at its detection limit for most of the time.</source>
        <translation>未判断：该通道大部分时间处于检出限附近。</translation>
    </message>
    <message>
        <source>Not judged: the usual level is hardly more than the resolution.</source>
        <translation>未判断：平时水平与分辨率相差无几。</translation>
    </message>
    <message>
        <source>Not judged: the samples are more than 20 minutes apart.</source>
        <translation>未判断：数据间隔超过 20 分钟。</translation>
    </message>
    <message>
        <source>Not judged: fewer than twelve hours can be compared with their minutes.</source>
        <translation>未判断：可与分钟数据比较的小时不足十二个。</translation>
    </message>
    <message>
        <source>Not judged: no minutes are reported beside the hours.</source>
        <translation>未判断：小时数据之外没有上报分钟数据。</translation>
    </message>
    <message>
        <source>Not judged: less than two days of samples.</source>
        <translation>未判断：数据不足两天。</translation>
    </message>
    <message>
        <source>Not judged: nothing burns at %1, so that oxygen says nothing.</source>
        <translation>未判断：%1 不是燃烧类排放口，氧含量不能说明问题。</translation>
    </message>
    <message>
        <source>Not judged: no oxygen is reported at %1.</source>
        <translation>未判断：%1 没有上报氧含量。</translation>
    </message>
    <message>
        <source>Not judged: the samples are more than an hour apart.</source>
        <translation>未判断：数据间隔超过一小时。</translation>
    </message>
    <message>
        <source>Not judged: no hourly limit is known.</source>
        <translation>未判断：没有小时限值。</translation>
    </message>
    <message>
        <source>Not judged: too few valid hourly means.</source>
        <translation>未判断：有效小时均值太少。</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>A data block is damaged. Restore the cache from a backup or import its files again.</source>
        <translation>一个数据块已损坏。请从备份恢复缓存，或重新导入相关文件。</translation>
    </message>
    <message>
        <source>The overview of a day is damaged. Run `cache check` and restore the cache from a backup.</source>
        <translation>某一天的概览数据已损坏。请运行 `cache check`，并从备份恢复缓存。</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>nightjar - the workbench: import, curves, screening, cases, night plans

Usage: nightjar [OPTIONS] [FILE.nightjar]
  --lang zh|en        language of this start (default: as last chosen, else the system&apos;s, else English)
  --sample            open the sample district; made on the first use
  --screenshots DIR   write a picture of each page by language and theme, then end
  --version           print the version
  --help              print this text

Example: nightjar --lang zh district.nightjar
</source>
        <translation>nightjar - 工作台：导入、曲线、筛查、案卷、夜查方案

用法：nightjar [选项] [文件.nightjar]
  --lang zh|en        本次使用的语言（默认：上次选择的，其次系统的，再次英文）
  --sample            打开样例区；首次使用时生成
  --screenshots DIR   按语言和主题保存每页截图后结束
  --version           显示版本
  --help              显示本说明

示例：nightjar --lang zh district.nightjar
</translation>
    </message>
    <message>
        <source>--lang takes zh or en, not %1.</source>
        <translation>--lang 只接受 zh 或 en，不接受 %1。</translation>
    </message>
    <message>
        <source>One cache at a time: %1 files were named.</source>
        <translation>一次只能打开一个缓存：给出了 %1 个文件。</translation>
    </message>
</context>
<context>
    <name>nightjar::CandidateModel</name>
    <message>
        <source>%1 must be visited</source>
        <translation>%1 必查</translation>
    </message>
    <message>
        <source>%1 is left out</source>
        <translation>%1 不查</translation>
    </message>
    <message>
        <source>The plan must visit it</source>
        <translation>方案必须安排检查</translation>
    </message>
    <message>
        <source>The plan leaves it out</source>
        <translation>方案不安排检查</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n clue(s)</source>
        <translation><numerusform>%1，%n 条线索</numerusform></translation>
    </message>
    <message>
        <source>Chance of running is not known: too few nights of load data</source>
        <translation>生产可能性未知：负荷数据的夜数太少</translation>
    </message>
    <message>
        <source>Chance of running by quarter hour, 22:00 to 06:00</source>
        <translation>22:00 至 06:00 每一刻钟的生产可能性</translation>
    </message>
    <message>
        <source>Chance that a check finds what the strongest clue says, if the firm runs</source>
        <translation>企业在生产时，检查能印证最强线索的可能性</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>22–06</source>
        <extracomment>hours of a strip of small bars</extracomment>
        <translation>22–06</translation>
    </message>
    <message>
        <source>Must be visited</source>
        <translation>必查</translation>
    </message>
    <message>
        <source>Left out of the plan</source>
        <translation>方案不安排</translation>
    </message>
    <message>
        <source>Clue</source>
        <extracomment>strength of the strongest clue, a narrow column</extracomment>
        <translation>线索</translation>
    </message>
</context>
<context>
    <name>nightjar::CarpetView</name>
    <message>
        <source>Carpet: one row a day, one column a stretch of the clock</source>
        <translation>热力图：每行一天，每列一段时刻</translation>
    </message>
    <message>
        <source>%1 from %2, %3 days, %4 to %5 %6.</source>
        <extracomment>read aloud by screen readers: %1 channel, %2 first day, %3 number of days, %4 to %5 scale, %6 unit</extracomment>
        <translation>%1 自 %2 起，%3 天，%4 至 %5 %6。</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
</context>
<context>
    <name>nightjar::CaseView</name>
    <message numerus="yes">
        <source>The journal&apos;s chain of %n row(s) is unbroken; its head is %1.</source>
        <translation><numerusform>操作日志链完整，共 %n 行；链首值为 %1。</numerusform></translation>
    </message>
    <message>
        <source>The journal does not fit from row %1 on. Keep this file and compare it with a copy.</source>
        <translation>操作日志自第 %1 行起不符。请保留本文件，并与副本核对。</translation>
    </message>
    <message>
        <source>This cache can only be read. Copy it to a place where you can write to go on with the case.</source>
        <translation>此缓存只能读取。要继续办理，请将其复制到可写入的位置。</translation>
    </message>
    <message>
        <source>The case is closed and takes nothing more.</source>
        <translation>该案卷已结案，不能再添加内容。</translation>
    </message>
    <message>
        <source>%1
Basis: %2</source>
        <translation>%1
依据：%2</translation>
    </message>
    <message>
        <source>This case holds no evidence.</source>
        <translation>该案卷没有证据。</translation>
    </message>
    <message>
        <source>Checking whether the evidence still is what was frozen …</source>
        <translation>正在核对证据是否与固定时一致…</translation>
    </message>
    <message>
        <source>Summary…</source>
        <translation>材料摘要…</translation>
    </message>
    <message>
        <source>Write the case summary as PDF, DOCX or ODT in the language of the window</source>
        <translation>以界面语言将线索材料摘要写成 PDF、DOCX 或 ODT</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>下一阶段</translation>
    </message>
    <message>
        <source>File the case…</source>
        <translation>立案…</translation>
    </message>
    <message>
        <source>Close the case…</source>
        <translation>结案…</translation>
    </message>
    <message>
        <source>Close without filing…</source>
        <translation>不立案，直接结案…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Export ZIP…</source>
        <translation>导出 ZIP…</translation>
    </message>
    <message>
        <source>Everything of this case with manifest and checksums in one ZIP</source>
        <translation>将本案卷全部内容连同清单和校验值写入一个 ZIP</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Compare each item with its hash, the journal and today&apos;s data</source>
        <translation>将各项证据与其哈希值、操作日志和今天的数据核对</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <translation>复现</translation>
    </message>
    <message>
        <source>Run the rules of the case again on today&apos;s data and compare the clues</source>
        <translation>用今天的数据重新运行本案卷的规则，并比较线索</translation>
    </message>
    <message>
        <source>Parts of the case</source>
        <translation>案卷各部分</translation>
    </message>
    <message>
        <source>Clues (%1)</source>
        <translation>线索（%1）</translation>
    </message>
    <message>
        <source>Evidence (%1)</source>
        <translation>证据（%1）</translation>
    </message>
    <message>
        <source>Documents (%1)</source>
        <translation>文书（%1）</translation>
    </message>
    <message>
        <source>Journal (%1)</source>
        <translation>操作日志（%1）</translation>
    </message>
    <message>
        <source>Clues of the case</source>
        <translation>案卷线索</translation>
    </message>
    <message>
        <source>Evidence of the case</source>
        <translation>案卷证据</translation>
    </message>
    <message>
        <source>Documents made from the case</source>
        <translation>由案卷制作的文书</translation>
    </message>
    <message>
        <source>Journal of the case</source>
        <translation>案卷操作日志</translation>
    </message>
    <message>
        <source>Documents that were made from this case stand here with their hash. Summary writes the first one.</source>
        <translation>由本案卷制作的文书及其哈希值列于此处。点击“材料摘要”制作第一份。</translation>
    </message>
    <message>
        <source>Frozen extracts, pictures and files stand here. Add files to freeze one.</source>
        <translation>固定的数据提取、图片和文件列于此处。添加文件即可固定。</translation>
    </message>
    <message>
        <source>Case %1 · %2 · stage: %3 · opened %4 by %5</source>
        <extracomment>number, firm, stage, time, officer</extracomment>
        <translation>案卷 %1 · %2 · 阶段：%3 · %5 于 %4 建立</translation>
    </message>
    <message numerus="yes">
        <source>✗ %n item(s) no longer as frozen.</source>
        <translation><numerusform>✗ %n 项已与固定时不一致。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>✓ %n item(s) still as frozen.</source>
        <translation><numerusform>✓ %n 项均与固定时一致。</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::CasesPage</name>
    <message>
        <source>Go to the clues</source>
        <translation>前往线索</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>还没有案卷</translation>
    </message>
    <message>
        <source>A case is opened from clues: choose one or more on the Screening page and press C, or take &quot;Add to case&quot; in the inspector. Their data is frozen with its SHA-256 at that moment.</source>
        <translation>案卷由线索建立：在“筛查”页选择一条或多条线索，按 C，或在详情栏点击“加入案卷”。相关数据随即固定，并计算 SHA-256。</translation>
    </message>
    <message>
        <source>Cases stand here. Open a cache or import data first, then run a screening.</source>
        <translation>案卷列于此处。请先打开缓存或导入数据，再运行筛查。</translation>
    </message>
    <message>
        <source>New case…</source>
        <translation>新建案卷…</translation>
    </message>
    <message>
        <source>Open a case from the clue that is selected</source>
        <translation>由选中的线索建立案卷</translation>
    </message>
    <message>
        <source>Filter cases</source>
        <translation>筛选案卷</translation>
    </message>
    <message>
        <source>Filter cases by number, title, firm or stage</source>
        <translation>按编号、标题、企业或阶段筛选案卷</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>No case yet.</source>
        <translation>还没有案卷。</translation>
    </message>
    <message>
        <source>No case matches the filter.</source>
        <translation>没有符合筛选条件的案卷。</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建案卷</translation>
    </message>
    <message numerus="yes">
        <source>Title of the case that is opened from %n clue(s) of %1:</source>
        <translation><numerusform>由 %1 的 %n 条线索建立的案卷，标题为：</numerusform></translation>
    </message>
    <message>
        <source>Freezing the evidence of %1</source>
        <translation>正在固定 %1 的证据</translation>
    </message>
    <message>
        <source>Case %1 is open; its evidence is frozen.</source>
        <translation>案卷 %1 已建立；证据已固定。</translation>
    </message>
    <message>
        <source>Case %1 opened</source>
        <translation>案卷 %1 已建立</translation>
    </message>
    <message>
        <source>Files to freeze in the case</source>
        <translation>要固定到案卷的文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Freezing files</source>
        <translation>正在固定文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) frozen.</source>
        <translation><numerusform>已固定 %n 个文件。</numerusform></translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>下一阶段</translation>
    </message>
    <message>
        <source>Why does case %1 go to the stage &quot;%2&quot;?</source>
        <translation>案卷 %1 为何进入阶段“%2”？</translation>
    </message>
    <message>
        <source>Case %1 is now at the stage &quot;%2&quot;.</source>
        <translation>案卷 %1 现处于阶段“%2”。</translation>
    </message>
    <message>
        <source>Case summary</source>
        <translation>线索材料摘要</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Word (*.docx);;OpenDocument (*.odt)</source>
        <translation>PDF (*.pdf);;Word (*.docx);;OpenDocument (*.odt)</translation>
    </message>
    <message>
        <source>Case %1 summary.pdf</source>
        <translation>案卷 %1 材料摘要.pdf</translation>
    </message>
    <message>
        <source>Writing the summary of %1</source>
        <translation>正在写 %1 的材料摘要</translation>
    </message>
    <message>
        <source>Written to %1, SHA-256 %2.</source>
        <translation>已写入 %1，SHA-256 %2。</translation>
    </message>
    <message>
        <source>Export the case</source>
        <translation>导出案卷</translation>
    </message>
    <message>
        <source>ZIP (*.zip)</source>
        <translation>ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Case %1.zip</source>
        <translation>案卷 %1.zip</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1, SHA-256 %2.</source>
        <translation><numerusform>已将 %n 个文件写入 %1，SHA-256 %2。</numerusform></translation>
    </message>
    <message>
        <source>Verifying the evidence</source>
        <translation>正在核对证据</translation>
    </message>
    <message>
        <source>Everything still is what was frozen.</source>
        <translation>全部内容与固定时一致。</translation>
    </message>
    <message>
        <source>Not everything still is what was frozen. The evidence tab says what differs.</source>
        <translation>并非全部内容与固定时一致。不同之处见“证据”标签页。</translation>
    </message>
    <message>
        <source>Running the rules of the case again</source>
        <translation>正在重新运行案卷的规则</translation>
    </message>
    <message>
        <source>The same rules find the same clues in today&apos;s data.</source>
        <translation>同样的规则在今天的数据中找到同样的线索。</translation>
    </message>
    <message>
        <source>Run again on today&apos;s data: %1 not found again, %2 new.</source>
        <translation>以现有数据重新运行：%1 条未再发现，%2 条为新。</translation>
    </message>
</context>
<context>
    <name>nightjar::ChannelChips</name>
    <message>
        <source>Channels shown</source>
        <translation>显示的通道</translation>
    </message>
    <message>
        <source>+ Channel</source>
        <translation>+ 通道</translation>
    </message>
    <message>
        <source>Add a channel to the chart</source>
        <translation>在图中添加通道</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>nightjar::ChannelPicker</name>
    <message>
        <source>Filter channels</source>
        <translation>筛选通道</translation>
    </message>
    <message>
        <source>Channels that can be added</source>
        <translation>可添加的通道</translation>
    </message>
</context>
<context>
    <name>nightjar::ChartView</name>
    <message>
        <source>Chart of the chosen channels</source>
        <translation>所选通道的曲线图</translation>
    </message>
</context>
<context>
    <name>nightjar::CommandBox</name>
    <message>
        <source>Command box</source>
        <translation>命令框</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Find an enterprise, a page, a command</source>
        <translation>查找企业、页面、命令</translation>
    </message>
    <message>
        <source>Code, name, pinyin or pinyin initials; Enter goes there (%1)</source>
        <translation>编码、名称、拼音或拼音首字母；回车前往（%1）</translation>
    </message>
</context>
<context>
    <name>nightjar::CurvesLoader</name>
    <message>
        <source>No cache is open. Open one on the page Data.</source>
        <translation>没有打开缓存。请在“数据”页打开一个。</translation>
    </message>
</context>
<context>
    <name>nightjar::CurvesPage</name>
    <message>
        <source>Previous day</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>One day back (Left; Shift+Left a week)</source>
        <translation>后退一天（←；Shift+← 一周）</translation>
    </message>
    <message>
        <source>One day on (Right; Shift+Right a week)</source>
        <translation>前进一天（→；Shift+→ 一周）</translation>
    </message>
    <message>
        <source>Range shown</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Carpet</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Day by time of day; colour is the mean value</source>
        <translation>逐日逐时刻；颜色表示均值</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>One day</source>
        <translation>一天</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>一周</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 天</translation>
    </message>
    <message>
        <source>Everything (0)</source>
        <translation>全部（0）</translation>
    </message>
    <message>
        <source>Next night (N)</source>
        <translation>下一夜（N）</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>图片（PNG）</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>矢量图（SVG）</translation>
    </message>
    <message>
        <source>Document (PDF)</source>
        <translation>文档（PDF）</translation>
    </message>
    <message>
        <source>Values of the range (CSV)</source>
        <translation>范围内的数值（CSV）</translation>
    </message>
    <message>
        <source>A chart shows at most %1 channels. Remove one first.</source>
        <translation>一张图最多显示 %1 个通道。请先移除一个。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>a channel in a list: %1 its name, %2 its enterprise</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Export the visible range</source>
        <translation>导出可见范围</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>tariff: assumed, none is declared</source>
        <translation>分时电价：未申报，按默认假定</translation>
    </message>
    <message>
        <source>tariff: %1</source>
        <translation>分时电价：%1</translation>
    </message>
    <message>
        <source>Night %1–%2</source>
        <translation>夜间 %1–%2</translation>
    </message>
    <message>
        <source>flags are shown in shorter ranges</source>
        <translation>数据标记在较短范围内显示</translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation>还没有曲线</translation>
    </message>
    <message>
        <source>Import data on the page Data, or open the sample district. Curves of the channels that you choose on the left will be drawn here.</source>
        <translation>请在“数据”页导入数据，或打开示例辖区。左侧所选通道的曲线将绘制在此处。</translation>
    </message>
    <message>
        <source>Choose a channel</source>
        <translation>选择通道</translation>
    </message>
    <message>
        <source>Choose an enterprise, a point or a channel in the scope on the left, or open a lead&apos;s curves from the screening.</source>
        <translation>请在左侧范围中选择企业、监测点或通道，或从筛查中打开线索的曲线。</translation>
    </message>
    <message>
        <source>Suspected: %1, %2</source>
        <extracomment>a lead&apos;s label over the curve: %1 the rule&apos;s title, %2 how long</extracomment>
        <translation>疑似%1 %2</translation>
    </message>
    <message>
        <source>Next clue (L)</source>
        <translation>下一条线索 (L)</translation>
    </message>
    <message>
        <source>‹ Day</source>
        <extracomment>button: one day back; narrow</extracomment>
        <translation>‹ 前一天</translation>
    </message>
    <message>
        <source>Day ›</source>
        <extracomment>button: one day on; narrow</extracomment>
        <translation>后一天 ›</translation>
    </message>
</context>
<context>
    <name>nightjar::DataPage</name>
    <message>
        <source>Export refused rows</source>
        <translation>导出拒收行</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting refused rows</source>
        <translation>正在导出拒收行</translation>
    </message>
    <message numerus="yes">
        <source>%n refused row(s) written to %1.</source>
        <translation><numerusform>已将 %n 条拒收行写入 %1。</numerusform></translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>History</source>
        <translation>导入历史</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>拒收行</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>History of imports</source>
        <translation>导入历史</translation>
    </message>
    <message>
        <source>Every imported file will stand here with its counts and its SHA-256. Drop files anywhere on the window to import them; Enter on a file shows its refused rows.</source>
        <translation>每个导入过的文件及其行数和 SHA-256 都列在这里。把文件拖到窗口任意处即可导入；在文件上按回车查看其拒收行。</translation>
    </message>
    <message>
        <source>No row was refused. A row that cannot be taken will stand here with file, line and reason.</source>
        <translation>没有拒收的行。无法收录的行会连同文件、行号和原因列在这里。</translation>
    </message>
    <message>
        <source>No sample contradicts another. Two files that say different things about the same moment will stand here, each with its file.</source>
        <translation>没有互相矛盾的样本。两个文件对同一时刻说法不一时，会连同各自的文件列在这里。</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>导入配置</translation>
    </message>
</context>
<context>
    <name>nightjar::HelpWindow</name>
    <message>
        <source>Help on the rules</source>
        <translation>规则帮助</translation>
    </message>
    <message>
        <source>Find a rule</source>
        <translation>查找规则</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>帮助页</translation>
    </message>
</context>
<context>
    <name>nightjar::ImportView</name>
    <message>
        <source>Import a dataset folder</source>
        <translation>导入数据集文件夹</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n file(s) or folder(s)</source>
        <translation><numerusform>正在查看 %n 个文件或文件夹</numerusform></translation>
    </message>
    <message>
        <source>Where shall the cache be?</source>
        <translation>缓存文件放在哪里？</translation>
    </message>
    <message>
        <source>Nightjar caches (*.nightjar)</source>
        <translation>夜鹰缓存 (*.nightjar)</translation>
    </message>
    <message numerus="yes">
        <source>Importing %n file(s)</source>
        <translation><numerusform>正在导入 %n 个文件</numerusform></translation>
    </message>
    <message>
        <source>Counting what will be taken and refused …</source>
        <translation>正在统计将收录和拒收的行…</translation>
    </message>
    <message>
        <source>Importing … The strip below shows how far it is, and can cancel it.</source>
        <translation>正在导入… 下方作业栏显示进度，可在那里取消。</translation>
    </message>
    <message>
        <source>Nothing is written yet. %1</source>
        <translation>尚未写入任何内容。%1</translation>
    </message>
    <message>
        <source>Export refused rows</source>
        <translation>导出拒收行</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting refused rows</source>
        <translation>正在导出拒收行</translation>
    </message>
    <message numerus="yes">
        <source>%n refused row(s) written to %1.</source>
        <translation><numerusform>已将 %n 条拒收行写入 %1。</numerusform></translation>
    </message>
    <message>
        <source>Drop files or a folder anywhere on the window</source>
        <translation>把文件或文件夹拖到窗口任意处</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export refused rows…</source>
        <translation>导出拒收行…</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>ENTERPRISE/POINT/FACTOR, where the file name does not say it</source>
        <translation>企业/监测点/因子，文件名未说明时填写</translation>
    </message>
    <message>
        <source>Channel of this file</source>
        <translation>此文件的通道</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Unit of this file&apos;s values</source>
        <translation>此文件数值的单位</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件</translation>
    </message>
    <message>
        <source>Step of this file in seconds</source>
        <translation>此文件的步长（秒）</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The files will stand here with what was recognised and counted.</source>
        <translation>文件及其识别结果和行数将列在这里。</translation>
    </message>
    <message>
        <source>First rows as they will be stored</source>
        <translation>前几行，按将要存储的样子</translation>
    </message>
    <message>
        <source>The first rows of the selected file will stand here as they will be stored.</source>
        <translation>所选文件的前几行将按存储后的样子列在这里。</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步长 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>Left alone, as neither table nor series: %n file(s) in the folder.</source>
        <translation><numerusform>文件夹中有 %n 个文件既非数据表也非序列，未作处理。</numerusform></translation>
    </message>
    <message>
        <source>Tables, series, logs and archives (*.csv *.tsv *.txt *.log *.xlsx *.xls *.jsonl *.zip *.gz);;All files (*)</source>
        <translation>表格、序列、日志和压缩包 (*.csv *.tsv *.txt *.log *.xlsx *.xls *.jsonl *.zip *.gz);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Exports of the grid company and of platforms as Excel or text, HJ 212 logs, dataset folders, and archives of these. You see what was recognised and what will be taken or refused before anything is written.</source>
        <translation>电网公司和平台导出的 Excel 或文本、HJ 212 日志、数据集文件夹，以及它们的压缩包。写入之前先显示识别结果，以及哪些会收录、哪些会拒收。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>How the selected file is read</source>
        <translation>所选文件的读法</translation>
    </message>
    <message>
        <source>First rows as they are</source>
        <translation>前若干行的原样</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>文件原样</translation>
    </message>
    <message>
        <source>As they will be stored</source>
        <translation>将如此入库</translation>
    </message>
    <message>
        <source>Refused rows of the selected file by kind</source>
        <translation>所选文件按类别的拒收行</translation>
    </message>
    <message>
        <source>No row of this file is refused.</source>
        <translation>此文件没有拒收行。</translation>
    </message>
    <message>
        <source>Keep as profile</source>
        <translation>存为导入配置</translation>
    </message>
    <message>
        <source>Files with this header will be read so from now on. Name of the profile:</source>
        <translation>今后同样表头的文件都照此读取。方案名称：</translation>
    </message>
    <message>
        <source>Keeping the profile %1</source>
        <translation>保存导入配置 %1</translation>
    </message>
    <message>
        <source>The profile %1 is kept.</source>
        <translation>导入配置 %1 已保存。</translation>
    </message>
    <message>
        <source>Names (%1)</source>
        <translation>名称（%1）</translation>
    </message>
    <message>
        <source>Refused (%1)</source>
        <translation>拒收（%1）</translation>
    </message>
    <message>
        <source>Profiles are kept in the cache: open or create one first.</source>
        <translation>导入配置保存在缓存中：请先打开或新建缓存。</translation>
    </message>
    <message>
        <source>%1: looking again …</source>
        <translation>%1：正在重新查看…</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>导入配置 %1</translation>
    </message>
    <message>
        <source>stamps name the end; kept is the begin</source>
        <translation>时标为时段终点；入库为起点</translation>
    </message>
    <message>
        <source>No row of the first ones holds a sample.</source>
        <translation>前若干行中没有样本。</translation>
    </message>
</context>
<context>
    <name>nightjar::Inspector</name>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Latest screening</source>
        <translation>最近一次筛查</translation>
    </message>
    <message>
        <source>not found again</source>
        <translation>未再发现</translation>
    </message>
    <message>
        <source>Channels in doubt</source>
        <translation>存疑通道</translation>
    </message>
    <message>
        <source>Channels that prove it</source>
        <translation>佐证通道</translation>
    </message>
    <message>
        <source>May also be: %1</source>
        <translation>可能的合理解释：%1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Look at on site: %1</source>
        <translation>现场先看：%1</translation>
    </message>
    <message>
        <source>Basis: %1</source>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>Last note (%1): %2</source>
        <translation>最近备注（%1）：%2</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Declared shift</source>
        <translation>申报班制</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>排污许可证</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>监测点</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>未选中任何内容</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Add to case</source>
        <translation>加入案卷</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>列入检查</translation>
    </message>
    <message>
        <source>Open curves</source>
        <translation>看曲线</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>排除并说明…</translation>
    </message>
    <message>
        <source>%1, lasts %2</source>
        <translation>%1，历时 %2</translation>
    </message>
    <message>
        <source>Hide the inspector</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Clue %1</source>
        <translation>线索 %1</translation>
    </message>
    <message>
        <source>Clue %1 of %2</source>
        <translation>线索 %1 / %2</translation>
    </message>
    <message>
        <source>Clues</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Select a clue or an enterprise: its reason, figures and basis will stand here, with what can be done next.</source>
        <translation>选择一条线索或一家企业：此处列出理由、数值和依据，以及可采取的下一步。</translation>
    </message>
    <message>
        <source>Dismiss the clue</source>
        <translation>排除线索</translation>
    </message>
    <message>
        <source>Why is this no clue? The reason stays in the journal.</source>
        <translation>为何不是线索？理由记入日志。</translation>
    </message>
    <message>
        <source>Previous clue</source>
        <translation>上一条线索</translation>
    </message>
    <message>
        <source>Next clue</source>
        <translation>下一条线索</translation>
    </message>
    <message>
        <source>Proved as well by</source>
        <translation>佐证规则</translation>
    </message>
    <message>
        <source>How this rule works</source>
        <translation>这条规则的工作原理</translation>
    </message>
</context>
<context>
    <name>nightjar::IntervalPanel</name>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值个数</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>kWh</source>
        <translation>kWh</translation>
    </message>
    <message>
        <source>Interval %1 · %2</source>
        <extracomment>%1 begin and end of the chosen interval, %2 its length</extracomment>
        <translation>时段 %1 · %2</translation>
    </message>
    <message>
        <source>Send to case</source>
        <translation>送入案卷</translation>
    </message>
    <message>
        <source>Zoom here</source>
        <translation>放大到此处</translation>
    </message>
    <message>
        <source>Copy figures</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close the figures of the interval</source>
        <translation>关闭时段数值</translation>
    </message>
    <message numerus="yes">
        <source>Add the %n clue(s) of this interval to a case</source>
        <translation><numerusform>将该时段的 %n 条线索加入案卷</numerusform></translation>
    </message>
    <message>
        <source>No clue of these channels lies in the interval. Cases are built from clues.</source>
        <translation>该时段内这些通道没有线索。案卷由线索建立。</translation>
    </message>
</context>
<context>
    <name>nightjar::JobItem</name>
    <message>
        <source>%1 so far</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · 剩 %2</translation>
    </message>
    <message>
        <source>%1 · %2/s · %3 left</source>
        <translation>%1 · %2/秒 · 剩 %3</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>取消此作业</translation>
    </message>
    <message>
        <source>Read: put this line away</source>
        <translation>已读：收起此行</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>cancelling …</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>%1 · %2 rows/s · %3 left</source>
        <translation>%1 · %2 行/秒 · 剩余 %3</translation>
    </message>
</context>
<context>
    <name>nightjar::JobStrip</name>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation><numerusform>另有 %n 项</numerusform></translation>
    </message>
    <message>
        <source>No cache is open</source>
        <translation>未打开缓存</translation>
    </message>
    <message>
        <source>%1 · %2 samples</source>
        <translation>%1 · %2 个样本</translation>
    </message>
    <message>
        <source>%1 · last import %2</source>
        <translation>%1 · 上次导入 %2</translation>
    </message>
    <message>
        <source>%1 · read only</source>
        <translation>%1 · 只读</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>当前时刻：%1</translation>
    </message>
    <message>
        <source>This time was chosen for this cache. Click to change it.</source>
        <translation>此时刻是为本缓存选定的。点击可更改。</translation>
    </message>
    <message>
        <source>Today, Plans and alarms use this time: the clock, or noon after the last sample when that is older than two days. Click to change it.</source>
        <translation>今日、计划和报警使用此时刻：即当前时间；最后一个样本早于两天时，为其次日中午。点击可更改。</translation>
    </message>
    <message>
        <source>Read: put this line away</source>
        <translation>已读：收起此行</translation>
    </message>
</context>
<context>
    <name>nightjar::LeadModel</name>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>channels of a lead: the first and how many more</extracomment>
        <translation>%1 及另外 %2 个</translation>
    </message>
    <message>
        <source>%1 (firm&apos;s own matter)</source>
        <translation>%1（由企业自行处理）</translation>
    </message>
    <message>
        <source>%1, not found again</source>
        <translation>%1，未再找到</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Clue</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>历时</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message numerus="yes">
        <source>%n more lead(s) prove the same finding</source>
        <translation><numerusform>另有 %n 条线索佐证同一发现</numerusform></translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <translation>%1 +%2</translation>
    </message>
</context>
<context>
    <name>nightjar::MainWindow</name>
    <message>
        <source>%1 – Nightjar</source>
        <translation>%1 – 夜鹰</translation>
    </message>
    <message>
        <source>Making the sample district</source>
        <translation>正在生成示例辖区</translation>
    </message>
    <message numerus="yes">
        <source>The sample district is ready: %n file(s) imported. It is simulated, beside published real series.</source>
        <translation><numerusform>示例辖区已就绪：导入 %n 个文件。其数据为模拟生成，另含公开的真实序列。</numerusform></translation>
    </message>
    <message>
        <source>Open a cache</source>
        <translation>打开缓存</translation>
    </message>
    <message>
        <source>Nightjar caches (*.nightjar);;All files (*)</source>
        <translation>夜鹰缓存 (*.nightjar);;所有文件 (*)</translation>
    </message>
    <message>
        <source>New cache</source>
        <translation>新建缓存</translation>
    </message>
    <message>
        <source>Nightjar caches (*.nightjar)</source>
        <translation>夜鹰缓存 (*.nightjar)</translation>
    </message>
    <message>
        <source>Import a dataset folder</source>
        <translation>导入数据集文件夹</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Tables, series and HJ 212 logs (*.csv *.txt *.log);;All files (*)</source>
        <translation>登记表、序列和 HJ 212 日志 (*.csv *.txt *.log);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a cache…</source>
        <translation>打开缓存…</translation>
    </message>
    <message>
        <source>New cache…</source>
        <translation>新建缓存…</translation>
    </message>
    <message>
        <source>Open the sample district</source>
        <translation>打开示例辖区</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a dataset folder…</source>
        <translation>导入数据集文件夹…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Show the scope</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>Show the inspector</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Show all enterprises</source>
        <translation>显示全部企业</translation>
    </message>
    <message>
        <source>Nightjar</source>
        <translation>夜鹰</translation>
    </message>
    <message numerus="yes">
        <source>%n new clue(s)</source>
        <translation><numerusform>%n 条新线索</numerusform></translation>
    </message>
    <message>
        <source>Theme as the system</source>
        <translation>主题跟随系统</translation>
    </message>
    <message>
        <source>Help on the rules</source>
        <translation>规则帮助</translation>
    </message>
</context>
<context>
    <name>nightjar::MappingPanel</name>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>by its header, %1 % sure</source>
        <translation>按表头识别，把握 %1%</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>导入配置 %1</translation>
    </message>
    <message>
        <source>%1, header in line %2, %3 % sure</source>
        <extracomment>another way to read a table: %1 its layout, %2 line of its header, %3 percent</extracomment>
        <translation>%1，表头在第 %2 行，把握 %3%</translation>
    </message>
    <message>
        <source>the begin: 00:00 opens its day</source>
        <translation>起点：00:00 是当天的开始</translation>
    </message>
    <message>
        <source>the begin of what they measure</source>
        <translation>所测时段的起点</translation>
    </message>
    <message>
        <source>the end: 24:00 closes its day</source>
        <translation>终点：24:00 是当天的结束</translation>
    </message>
    <message>
        <source>the end of what they measure</source>
        <translation>所测时段的终点</translation>
    </message>
    <message>
        <source>year first</source>
        <translation>年在前</translation>
    </message>
    <message>
        <source>yy-mm-dd</source>
        <translation>年-月-日（两位年）</translation>
    </message>
    <message>
        <source>dd-mm-yyyy</source>
        <translation>日-月-年</translation>
    </message>
    <message>
        <source>mm-dd-yyyy</source>
        <translation>月-日-年</translation>
    </message>
    <message>
        <source>the whole row</source>
        <translation>整行</translation>
    </message>
    <message>
        <source>You said so.</source>
        <translation>由您指定。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读法</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>标题行</translation>
    </message>
    <message>
        <source>Header lines</source>
        <translation>表头行</translation>
    </message>
    <message>
        <source>Stamps name</source>
        <translation>时标表示</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>监测点</translation>
    </message>
    <message>
        <source>How the table is read</source>
        <translation>这张表的读法</translation>
    </message>
    <message>
        <source>Title lines above the header</source>
        <translation>表头以上的标题行数</translation>
    </message>
    <message>
        <source>Lines above the header, blank ones included</source>
        <translation>表头以上的行数，含空行</translation>
    </message>
    <message>
        <source>Lines of the header</source>
        <translation>表头行数</translation>
    </message>
    <message>
        <source>Factor of the whole table</source>
        <translation>整张表的因子</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>as it lies</source>
        <translation>按数据间隔</translation>
    </message>
    <message>
        <source>Step of the values in minutes</source>
        <translation>数值步长（分钟）</translation>
    </message>
    <message>
        <source>Code of the firm</source>
        <translation>企业编码</translation>
    </message>
    <message>
        <source>by its columns</source>
        <translation>按列识别</translation>
    </message>
    <message>
        <source>Code of the firm where no column and no sheet says whose the rows are</source>
        <translation>没有任何列或工作表说明归属时，填写企业编码</translation>
    </message>
    <message>
        <source>Code of the point</source>
        <translation>监测点编码</translation>
    </message>
    <message>
        <source>Each sheet is a firm</source>
        <translation>每张工作表是一家企业</translation>
    </message>
    <message>
        <source>Values are secondary: times CT × PT</source>
        <translation>数值为二次侧值：乘以 CT × PT</translation>
    </message>
    <message>
        <source>A comma is the decimal point (2,6)</source>
        <translation>逗号是小数点（2,6）</translation>
    </message>
    <message>
        <source>What each column says</source>
        <translation>各列的含义</translation>
    </message>
    <message>
        <source>The columns of the table will stand here.</source>
        <translation>表的各列会列在这里。</translation>
    </message>
    <message>
        <source>What the selected column says</source>
        <translation>所选列的含义</translation>
    </message>
    <message>
        <source>Unit of the selected column</source>
        <translation>所选列的单位</translation>
    </message>
    <message>
        <source>Unit of the values; empty: the factor&apos;s usual one</source>
        <translation>数值的单位；空着则用该因子的常用单位</translation>
    </message>
    <message>
        <source>Keep as profile…</source>
        <translation>存为导入配置…</translation>
    </message>
    <message>
        <source>Factor, period, time of day or value column of the selected column</source>
        <translation>所选列的因子、时段、时刻或所属数值列</translation>
    </message>
    <message>
        <source>Point of the selected column</source>
        <translation>所选列的点位</translation>
    </message>
    <message>
        <source>point</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Where a row has the values of several points: inlet, outlet, or the point&apos;s code or name</source>
        <translation>一行含多个点位的数据时填写：inlet（进口）、outlet（出口），或点位的编码、名称</translation>
    </message>
</context>
<context>
    <name>nightjar::NamesPanel</name>
    <message>
        <source>Written</source>
        <translation>文件中的写法</translation>
    </message>
    <message>
        <source>Nearest firm</source>
        <translation>最相近的企业</translation>
    </message>
    <message>
        <source>none like it</source>
        <translation>没有相近的</translation>
    </message>
    <message>
        <source>%1 (%2), %3 %</source>
        <extracomment>a firm that a name may mean: %1 its name, %2 its code, %3 percent of likeness</extracomment>
        <translation>%1（%2），%3%</translation>
    </message>
    <message>
        <source>Names that are in doubt</source>
        <translation>存疑的名称</translation>
    </message>
    <message>
        <source>Every name is known. A name that only resembles a registered firm&apos;s will stand here.</source>
        <translation>所有名称都已识别。与名录中企业只是相近的名称会列在这里。</translation>
    </message>
    <message>
        <source>means</source>
        <translation>指的是</translation>
    </message>
    <message>
        <source>Firm that the name means</source>
        <translation>该名称所指的企业</translation>
    </message>
    <message>
        <source>code of the firm</source>
        <translation>企业编码</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>nightjar::NightPanel</name>
    <message>
        <source>Night of</source>
        <translation>夜查日期</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>The night begins at</source>
        <translation>夜查开始时间</translation>
    </message>
    <message>
        <source>The night ends at, on the next morning if earlier</source>
        <translation>夜查结束时间；早于开始时间即为次日凌晨</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>车速</translation>
    </message>
    <message>
        <source> km/h</source>
        <translation> 公里/小时</translation>
    </message>
    <message>
        <source>Mean speed of a car at night, without roads: straight distance times 1.30 to 1.35, 4 minutes for gate and parking</source>
        <translation>夜间平均车速，不计路网：直线距离乘以 1.30 至 1.35，另加进门和停车 4 分钟</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>检查时长</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>出发地</translation>
    </message>
    <message>
        <source>middle of the candidates</source>
        <translation>候选企业的中心</translation>
    </message>
    <message>
        <source>Longitude and latitude in degrees (WGS-84), such as 121.85, 29.93. Empty: the middle of the candidates.</source>
        <translation>以度表示的经度和纬度（WGS-84），例如 121.85, 29.93。留空：取候选企业的中心。</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Team %1</source>
        <translation>第 %1 组</translation>
    </message>
    <message>
        <source>Name of team %1</source>
        <translation>第 %1 组名称</translation>
    </message>
    <message>
        <source>two officers</source>
        <translation>两名执法人员</translation>
    </message>
    <message>
        <source>Officers of team %1, separated by commas</source>
        <translation>第 %1 组的执法人员，以逗号分隔</translation>
    </message>
    <message>
        <source>Names separated by commas; a check needs two officers with certificates</source>
        <translation>姓名以逗号分隔；检查须有两名持执法证件的人员</translation>
    </message>
</context>
<context>
    <name>nightjar::NowDialog</name>
    <message>
        <source>The cache&apos;s now</source>
        <translation>缓存的当前时刻</translation>
    </message>
    <message>
        <source>Today, Plans and alarms look at the cache as of this moment. A cache whose last sample is older than two days lives at noon of the day after it.</source>
        <translation>今日、计划和报警以此时刻看待缓存。最后一个样本早于两天的缓存，以该样本次日中午为当前时刻。</translation>
    </message>
    <message>
        <source>As the data says</source>
        <translation>按数据</translation>
    </message>
    <message>
        <source>Another time (UTC+8):</source>
        <translation>另选时刻（UTC+8）：</translation>
    </message>
    <message>
        <source>Time (UTC+8)</source>
        <translation>时间（UTC+8）</translation>
    </message>
</context>
<context>
    <name>nightjar::OverviewStrip</name>
    <message>
        <source>Overview of all stored data; the brush marks what the chart shows</source>
        <translation>全部存储数据的概览；刷选框标出图中显示的部分</translation>
    </message>
</context>
<context>
    <name>nightjar::PlanMap</name>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选企业</translation>
    </message>
    <message>
        <source>start</source>
        <translation>出发地</translation>
    </message>
    <message>
        <source>Firms with open clues and a position stand here.</source>
        <translation>有待办线索且有位置的企业显示在此处。</translation>
    </message>
</context>
<context>
    <name>nightjar::PlanTimeline</name>
    <message>
        <source>stays at its place: no stop is worth the way</source>
        <translation>原地待命：没有值得前往的检查对象</translation>
    </message>
    <message>
        <source>After Optimise each team&apos;s stops stand here on the clock.</source>
        <translation>点击“优化”后，各小组的检查对象按时间列于此处。</translation>
    </message>
    <message>
        <source>%1: arrive %2, begin %3, leave %4</source>
        <translation>%1：%2 到达，%3 开始，%4 离开</translation>
    </message>
</context>
<context>
    <name>nightjar::PlansPage</name>
    <message>
        <source>No night to plan yet</source>
        <translation>还没有可编排的夜查</translation>
    </message>
    <message>
        <source>Plans visit firms with open clues. Run a screening first; firms with a position then stand here as candidates.</source>
        <translation>方案安排检查有待办线索的企业。请先运行筛查；有位置的企业随后作为候选列于此处。</translation>
    </message>
    <message>
        <source>Night plans stand here. Open a cache or import data first, then run a screening.</source>
        <translation>夜查方案列于此处。请先打开缓存或导入数据，再运行筛查。</translation>
    </message>
    <message>
        <source>Go to the clues</source>
        <translation>前往线索</translation>
    </message>
    <message>
        <source>Candidates: reading …</source>
        <translation>候选企业：正在读取…</translation>
    </message>
    <message>
        <source>%1 candidates, %2 must be visited</source>
        <translation>%1 家候选企业，%2 家必查</translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s)</source>
        <translation><numerusform>%n 家候选企业</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n firm(s) with clues cannot be visited: no position.</source>
        <translation><numerusform>%n 家有线索的企业没有位置，无法安排检查。</numerusform></translation>
    </message>
    <message>
        <source>Candidates for the night</source>
        <translation>今夜候选企业</translation>
    </message>
    <message>
        <source>Reading the candidates …</source>
        <translation>正在读取候选企业…</translation>
    </message>
    <message>
        <source>No firm with an open clue and a position lies in this scope. Choose a wider scope or run a screening.</source>
        <translation>此范围内没有既有待办线索又有位置的企业。请扩大范围，或运行筛查。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>检查对象</translation>
    </message>
    <message>
        <source>Optimise</source>
        <translation>优化</translation>
    </message>
    <message>
        <source>Stop; the plan before stays</source>
        <translation>停止；保留原方案</translation>
    </message>
    <message>
        <source>Search one second for the routes with the most expected catches</source>
        <translation>用一秒钟寻找预期发现最多的路线</translation>
    </message>
    <message>
        <source>Keep plan</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Route card…</source>
        <translation>夜查任务单…</translation>
    </message>
    <message>
        <source>Write the route card as PDF, DOCX or ODT in the language of the window</source>
        <translation>以界面语言将夜查任务单写成 PDF、DOCX 或 ODT</translation>
    </message>
    <message>
        <source>Write the routes for a navigation device (WGS-84)</source>
        <translation>为导航设备写出路线（WGS-84）</translation>
    </message>
    <message>
        <source>Map of the night</source>
        <translation>夜查地图</translation>
    </message>
    <message>
        <source>Timeline of the teams</source>
        <translation>各小组时间轴</translation>
    </message>
    <message>
        <source>Parts of the plan</source>
        <translation>方案各部分</translation>
    </message>
    <message>
        <source>What stops still lack</source>
        <translation>检查对象的待补事项</translation>
    </message>
    <message>
        <source>Nothing is missing: the card can be printed.</source>
        <translation>没有缺项：任务单可以打印。</translation>
    </message>
    <message>
        <source>What stops lack before printing stands here once there is a plan.</source>
        <translation>有方案后，打印前须补正的事项列于此处。</translation>
    </message>
    <message>
        <source>Firms left out, with the reason</source>
        <translation>未安排的企业及原因</translation>
    </message>
    <message>
        <source>Every candidate is visited.</source>
        <translation>所有候选企业均已安排。</translation>
    </message>
    <message>
        <source>Who is left out and why stands here once there is a plan.</source>
        <translation>有方案后，未安排的企业及原因列于此处。</translation>
    </message>
    <message>
        <source>Kept plans</source>
        <translation>已保存的方案</translation>
    </message>
    <message>
        <source>Plans that were kept stand here. Keep plan puts the present one among them.</source>
        <translation>已保存的方案列于此处。点击“保存方案”可保存当前方案。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>To complete (%1)</source>
        <translation>待补（%1）</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>未安排（%1）</translation>
    </message>
    <message>
        <source>Kept plans (%1)</source>
        <translation>已保存（%1）</translation>
    </message>
    <message>
        <source>Expected catches %1 · at least one %2% · %3 stops · %4 km</source>
        <translation>预期发现 %1 · 至少一处 %2% · %3 个检查对象 · %4 公里</translation>
    </message>
    <message>
        <source> · not kept yet</source>
        <translation> · 尚未保存</translation>
    </message>
    <message>
        <source>%1, stop %2</source>
        <extracomment>team and number of the stop</extracomment>
        <translation>%1，第 %2 站</translation>
    </message>
    <message>
        <source>Optimising the night of %1</source>
        <translation>正在优化 %1 夜查</translation>
    </message>
    <message>
        <source>%1 must be visited but cannot be in this night. The list &quot;Left out&quot; says why.</source>
        <translation>%1 必查，但今夜无法安排。原因见“未安排”列表。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Keeping the plan</source>
        <translation>正在保存方案</translation>
    </message>
    <message>
        <source>The plan of the night of %1 is kept.</source>
        <translation>%1 夜查方案已保存。</translation>
    </message>
    <message>
        <source>Open another plan</source>
        <translation>打开其他方案</translation>
    </message>
    <message>
        <source>The plan of the night of %1 on the screen is not kept and would be lost.</source>
        <translation>屏幕上的 %1 夜查方案尚未保存，将会丢失。</translation>
    </message>
    <message>
        <source>Open without keeping</source>
        <translation>不保存并打开</translation>
    </message>
    <message>
        <source>Delete a plan</source>
        <translation>删除方案</translation>
    </message>
    <message>
        <source>The kept plan of the night of %1 is deleted for good; the journal keeps that it was there.</source>
        <translation>已保存的 %1 夜查方案将永久删除；操作日志仍留有记录。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Route card</source>
        <translation>夜查任务单</translation>
    </message>
    <message>
        <source>Write with marks</source>
        <translation>带标注写出</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Word (*.docx);;OpenDocument (*.odt)</source>
        <translation>PDF (*.pdf);;Word (*.docx);;OpenDocument (*.odt)</translation>
    </message>
    <message>
        <source>Route card %1.pdf</source>
        <translation>夜查任务单 %1.pdf</translation>
    </message>
    <message>
        <source>Writing the route card</source>
        <translation>正在写夜查任务单</translation>
    </message>
    <message>
        <source>The route card is written to %1.</source>
        <translation>夜查任务单已写入 %1。</translation>
    </message>
    <message>
        <source>Routes as GPX</source>
        <translation>路线（GPX）</translation>
    </message>
    <message>
        <source>GPX (*.gpx)</source>
        <translation>GPX (*.gpx)</translation>
    </message>
    <message>
        <source>Night %1.gpx</source>
        <translation>夜查 %1.gpx</translation>
    </message>
    <message>
        <source>Writing the routes</source>
        <translation>正在写路线</translation>
    </message>
    <message>
        <source>The routes are written to %1.</source>
        <translation>路线已写入 %1。</translation>
    </message>
    <message>
        <source>✓ must be visited   ✕ left out</source>
        <translation>✓ 必查   ✕ 不查</translation>
    </message>
    <message>
        <source>Every candidate is left out. Clear the ✕ of at least one.</source>
        <translation>所有候选企业都设为不查。请至少取消一家的 ✕。</translation>
    </message>
    <message>
        <source>Stop search</source>
        <translation>停止搜索</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) still to complete; the stops concerned are marked on the card. All is listed under &quot;To complete&quot;.</source>
        <translation><numerusform>还有 %n 项待补；相关检查对象已在任务单上标明。全部列在“待补”中。</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::PreviewModel</name>
    <message>
        <source>refused: %1</source>
        <translation>拒收：%1</translation>
    </message>
    <message>
        <source>refused, %1: %2</source>
        <translation>拒收，%1：%2</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Origin, remark</source>
        <translation>来源、备注</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Time (UTC+8)</source>
        <translation>时间（UTC+8）</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Value, %1</source>
        <translation>数值，%1</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
</context>
<context>
    <name>nightjar::ProfilesView</name>
    <message>
        <source>Profile</source>
        <translation>导入配置</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Files read</source>
        <translation>读过的文件</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>Take over a profile</source>
        <translation>接收导入配置</translation>
    </message>
    <message>
        <source>Import profiles (*.json);;All files (*)</source>
        <translation>导入配置 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Taking over a profile</source>
        <translation>正在接收导入配置</translation>
    </message>
    <message>
        <source>The profile %1 is kept.</source>
        <translation>导入配置 %1 已保存。</translation>
    </message>
    <message>
        <source>Export a profile</source>
        <translation>导出方案</translation>
    </message>
    <message>
        <source>Import profiles (*.json)</source>
        <translation>导入配置 (*.json)</translation>
    </message>
    <message>
        <source>Exporting a profile</source>
        <translation>正在导出方案</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another place.</source>
        <translation>无法写入 %1：%2。请换一个位置。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Delete a profile</source>
        <translation>删除导入配置</translation>
    </message>
    <message>
        <source>Delete the profile %1? What was imported with it stays; files with its header will no longer be recognised by it.</source>
        <translation>删除导入配置 %1？用它导入的数据会保留；今后同样表头的文件不再按它识别。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deleting the profile %1</source>
        <translation>正在删除导入配置 %1</translation>
    </message>
    <message>
        <source>Take over a profile…</source>
        <translation>接收方案…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import profiles</source>
        <translation>导入配置</translation>
    </message>
    <message>
        <source>A corrected table that was kept as a profile will stand here; files with the same header are then read so by themselves. Profiles of colleagues are taken over as files.</source>
        <translation>更正后存为导入配置的表会列在这里；以后同样表头的文件自动照此读取。同事的方案以文件接收。</translation>
    </message>
</context>
<context>
    <name>nightjar::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>nightjar::RecordsView</name>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>筛选 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n 行</numerusform></translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%2 行中的 %1 行</translation>
    </message>
</context>
<context>
    <name>nightjar::RulesPanel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Default %1, allowed %2 to %3</source>
        <translation>默认 %1，允许 %2 至 %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1（已改）</translation>
    </message>
    <message>
        <source>Basis: %1</source>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Filter rules</source>
        <translation>筛选规则</translation>
    </message>
    <message>
        <source>Rules of the pack</source>
        <translation>规则包中的规则</translation>
    </message>
    <message>
        <source>Back to defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>工作原理</translation>
    </message>
    <message>
        <source>What this rule finds, how, and how well (F1)</source>
        <translation>这条规则找什么、怎么找、效果如何（F1）</translation>
    </message>
</context>
<context>
    <name>nightjar::ScopeDock</name>
    <message numerus="yes">
        <source>%n firm(s)</source>
        <translation><numerusform>%n 家</numerusform></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Code, name, pinyin, address</source>
        <translation>编码、名称、拼音、地址</translation>
    </message>
    <message>
        <source>Filter the scope</source>
        <translation>筛选范围</translation>
    </message>
    <message>
        <source>Scope: district, industry, enterprise, point, channel</source>
        <translation>范围：区县、行业、企业、监测点、通道</translation>
    </message>
    <message>
        <source>Hide the scope</source>
        <translation>隐藏范围</translation>
    </message>
    <message>
        <source>With clues</source>
        <translation>有线索</translation>
    </message>
    <message>
        <source>Show only enterprises that have clues</source>
        <translation>只显示有线索的企业</translation>
    </message>
</context>
<context>
    <name>nightjar::ScopeModel</name>
    <message>
        <source>All enterprises</source>
        <translation>全部企业</translation>
    </message>
    <message>
        <source>District not declared</source>
        <translation>未申报区县</translation>
    </message>
    <message>
        <source>Industry not declared</source>
        <translation>未申报行业</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n clue(s)</source>
        <translation><numerusform>%1，%n 条线索</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::ScreeningPage</name>
    <message>
        <source>Stop screening</source>
        <translation>停止筛查</translation>
    </message>
    <message>
        <source>Run screening</source>
        <translation>运行筛查</translation>
    </message>
    <message>
        <source>Show all clues</source>
        <translation>显示全部线索</translation>
    </message>
    <message>
        <source>Also those not found again</source>
        <translation>含未再找到的线索</translation>
    </message>
    <message>
        <source>Firm, pinyin or rule</source>
        <translation>企业、拼音或规则</translation>
    </message>
    <message>
        <source>Filter clues by firm, pinyin or rule</source>
        <translation>按企业、拼音或规则筛选线索</translation>
    </message>
    <message>
        <source>Clues</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Here stand the clues that the rules find. Run a screening to find them.</source>
        <translation>规则找到的线索列于此处。请先运行筛查。</translation>
    </message>
    <message>
        <source>No clue of this scope and filter. Show all clues to see the others.</source>
        <translation>此范围和筛选条件下没有线索。点击“显示全部线索”查看其余线索。</translation>
    </message>
    <message>
        <source>Curve of the selected clue</source>
        <translation>选中线索的曲线</translation>
    </message>
    <message>
        <source>All rules are off. Switch on at least one.</source>
        <translation>所有规则均已关闭。请至少打开一条。</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>正在筛查</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be judged, such as: %1</source>
        <translation><numerusform>有 %n 项无法判定，例如：%1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n clue(s) in %1 s</source>
        <translation><numerusform>%n 条线索，用时 %1 秒</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n clue(s)</source>
        <translation><numerusform>%n 条线索</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n firm(s)</source>
        <translation><numerusform>%n 家企业</numerusform></translation>
    </message>
    <message>
        <source>Dismissing</source>
        <translation>正在排除</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Select a clue to see its curve.</source>
        <translation>选择一条线索可查看其曲线。</translation>
    </message>
    <message>
        <source>state: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>the firms&apos; own matters</source>
        <translation>企业自行处置的</translation>
    </message>
    <message>
        <source>without the firms&apos; own matters</source>
        <translation>不含企业自行处置的</translation>
    </message>
    <message>
        <source>strength from %1</source>
        <translation>强度不低于 %1</translation>
    </message>
    <message>
        <source>no district declared</source>
        <translation>未申报区县</translation>
    </message>
    <message>
        <source>no industry declared</source>
        <translation>未申报行业</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>当前显示：%1</translation>
    </message>
    <message>
        <source>Dismiss the clue</source>
        <translation>排除线索</translation>
    </message>
    <message>
        <source>Why is this no clue? The reason stays in the journal.</source>
        <translation>为何不是线索？理由记入日志。</translation>
    </message>
    <message>
        <source>%1 for the firms themselves</source>
        <translation>企业自行处置 %1 条</translation>
    </message>
    <message>
        <source>Every proof</source>
        <translation>逐条显示佐证</translation>
    </message>
    <message>
        <source>A row for each lead, not one for each finding</source>
        <translation>每条线索一行，而不是每个发现一行</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By firm</source>
        <translation>按企业</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>By maintainer</source>
        <translation>按运维单位</translation>
    </message>
    <message>
        <source>By maker</source>
        <translation>按仪器厂商</translation>
    </message>
    <message>
        <source>Group clues</source>
        <translation>线索分组</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>not declared</source>
        <translation>未申报</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a group of clues: its name, how many clues, of how many firms</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2 of %3 firms)</source>
        <translation>%1（%2 条，%3 家）</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部分组</translation>
    </message>
</context>
<context>
    <name>nightjar::StopPanel</name>
    <message>
        <source>Choose a stop on the map or the timeline to see its times, its clue and what it still lacks.</source>
        <translation>在地图或时间轴上选择检查对象，可查看其时间、线索和待补事项。</translation>
    </message>
    <message>
        <source>A stop&apos;s times, clue, basis and approval stand here once there is a plan.</source>
        <translation>有方案后，检查对象的时间、线索、依据和批准情况显示在此处。</translation>
    </message>
    <message>
        <source>%1 · stop %2 · %3</source>
        <extracomment>team, number of the stop, firm</extracomment>
        <translation>%1 · 第 %2 站 · %3</translation>
    </message>
    <message>
        <source>the time of approval is none: write it as 2026-11-23 20:15</source>
        <translation>批准时间无效：请写成 2026-11-23 20:15</translation>
    </message>
    <message>
        <source>✓ Nothing is missing.</source>
        <translation>✓ 没有缺项。</translation>
    </message>
    <message>
        <source>Still to complete: %1</source>
        <translation>待补：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between things that are missing</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Arrives %1, waits %2 min: the chance of running is %3 then and %4 from %5 on.</source>
        <translation>%1 到达，等候 %2 分钟：到达时生产可能性为 %3，%5 起为 %4。</translation>
    </message>
    <message>
        <source>Arrives %1, waits %2 min, begins %3.</source>
        <translation>%1 到达，等候 %2 分钟，%3 开始。</translation>
    </message>
    <message>
        <source>Leaves %1.</source>
        <translation>%1 离开。</translation>
    </message>
    <message>
        <source>Arrives %1 and begins at once, leaves %2.</source>
        <translation>%1 到达即开始，%2 离开。</translation>
    </message>
    <message>
        <source>Chance of running then: %1.</source>
        <translation>届时生产可能性：%1。</translation>
    </message>
    <message>
        <source>How likely it runs then is not known.</source>
        <translation>届时生产可能性未知。</translation>
    </message>
    <message>
        <source>Expected catch: %1.</source>
        <translation>预期发现：%1。</translation>
    </message>
    <message>
        <source>This stop rests on no clue.</source>
        <translation>该检查对象没有所依据的线索。</translation>
    </message>
    <message>
        <source>Clue %1 is no longer in the cache.</source>
        <translation>线索 %1 已不在缓存中。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>title of a clue and its reason</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more clue(s)</source>
        <translation><numerusform>另有 %n 条线索</numerusform></translation>
    </message>
    <message>
        <source>Kind of check</source>
        <translation>检查类别</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划检查</translation>
    </message>
    <message>
        <source>clue-driven</source>
        <translation>线索检查</translation>
    </message>
    <message>
        <source>special</source>
        <translation>专项检查</translation>
    </message>
    <message>
        <source>Checks this year</source>
        <translation>本年度已检查</translation>
    </message>
    <message>
        <source>How often the firm was checked this year; clue-driven checks are outside the yearly cap, but need a reasonable frequency</source>
        <translation>该企业本年度已检查次数；线索检查不计入年度频次上限，但频次须合理</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>检查依据</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>at</source>
        <translation>批准时间</translation>
    </message>
    <message>
        <source>Approved at, year-month-day hour:minute</source>
        <translation>批准时间，年-月-日 时:分</translation>
    </message>
    <message>
        <source>urgent, to be completed</source>
        <translation>紧急，手续待补</translation>
    </message>
    <message>
        <source>Urgent: reported at once, the approval is completed afterwards</source>
        <translation>紧急：当即报告，事后补办审批手续</translation>
    </message>
    <message>
        <source>Act code</source>
        <translation>行政行为码</translation>
    </message>
    <message>
        <source>Administrative-act code of the check</source>
        <translation>本次检查的行政行为码</translation>
    </message>
</context>
<context>
    <name>nightjar::TodayPage</name>
    <message>
        <source>As of %1 %2</source>
        <translation>截至 %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n strong</source>
        <translation><numerusform>%n 条较强</numerusform></translation>
    </message>
    <message>
        <source>Strong: strength of %1 and more</source>
        <translation>较强：强度不低于 %1</translation>
    </message>
    <message>
        <source>Run a screening</source>
        <translation>运行筛查</translation>
    </message>
    <message>
        <source>Treatment alarms of 90 minutes and more</source>
        <translation>90 分钟及以上的治污报警</translation>
    </message>
    <message>
        <source>All alarms</source>
        <translation>全部报警</translation>
    </message>
    <message>
        <source>None in the last 7 days.</source>
        <translation>近 7 天没有。</translation>
    </message>
    <message>
        <source>Channels gone silent</source>
        <translation>失联通道</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>最后 %1</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>全部通道</translation>
    </message>
    <message>
        <source>Every channel of the last 30 days has sent something in the last 24 hours.</source>
        <translation>近 30 天有数据的通道，最近 24 小时都有数据。</translation>
    </message>
    <message>
        <source>No sample for more than 24 hours, though there was one in the last 30 days.</source>
        <translation>近 30 天有数据，但已超过 24 小时没有样本。</translation>
    </message>
    <message>
        <source>Tonight&apos;s plan</source>
        <translation>今夜方案</translation>
    </message>
    <message>
        <source>Plan the night</source>
        <translation>编排今夜</translation>
    </message>
    <message>
        <source>There is no plan for tonight yet.</source>
        <translation>今夜尚无方案。</translation>
    </message>
    <message numerus="yes">
        <source>%n stop(s)</source>
        <translation><numerusform>%n 站</numerusform></translation>
    </message>
    <message>
        <source>first arrival %1</source>
        <translation>首站到达 %1</translation>
    </message>
    <message>
        <source>%1 · expected catches %2 · %3 km</source>
        <translation>%1 · 预期发现 %2 家 · 行程 %3 公里</translation>
    </message>
    <message>
        <source>Nightjar has no data yet</source>
        <translation>夜鹰还没有数据</translation>
    </message>
    <message>
        <source>Look around in a simulated district with 24 firms and 120 days, or begin with your own files.</source>
        <translation>先在模拟辖区（24 家企业、120 天）里看看，或者从自己的文件开始。</translation>
    </message>
    <message>
        <source>Open the sample district</source>
        <translation>打开示例辖区</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>What is new, what waits tonight</source>
        <translation>新情况与今夜待办</translation>
    </message>
    <message>
        <source>New clues</source>
        <translation>新线索</translation>
    </message>
    <message>
        <source>No screening has found anything in this cache yet. New clues will stand here, by rule.</source>
        <translation>该缓存尚未筛查出线索。新线索将按规则列在此处。</translation>
    </message>
    <message>
        <source>All clues have been looked at.</source>
        <translation>所有线索均已查看。</translation>
    </message>
    <message>
        <source>Strongest new clues</source>
        <translation>强度最高的新线索</translation>
    </message>
    <message numerus="yes">
        <source>%n shorter alarm(s) in the last 7 days: the firms&apos; own to settle.</source>
        <translation><numerusform>近 7 天另有 %n 次较短报警，由企业自行处置。</numerusform></translation>
    </message>
    <message>
        <source>None in the last 7 days; these were the latest.</source>
        <translation>近 7 天没有；以下是最近的几次。</translation>
    </message>
</context>
<context>
    <name>nightjar::TopBar</name>
    <message>
        <source>Nightjar</source>
        <translation>夜鹰</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>nightjar::Workspace</name>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
</context>
</TS>
