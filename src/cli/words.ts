/** Ends the program with a line for the operator; the code is 1 for "no", 2 for a wrong call. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function noDeskIn(folder: string): CommandFailure {
  return new CommandFailure(`${folder}: 这里没有安居台数据 no desk here`);
}

export const USAGE = `anju: 安居台命令行 the operator's and auditor's commands

  anju audit verify --data DIR            走完事件链、签名、数据库和材料 walk every hash chain and seal, read every page and
                                          document; names the first bad one. --quick: 只查链和签名 chains and seals only
  anju backup FILE --data DIR             加密备份并当场验证 encrypted backup, verified by restoring and comparing
  anju restore FILE --data DIR            恢复到空目录 restore into an empty folder
  anju rebuild --data DIR                 由日志重建视图 rebuild every view from the log
  anju duplicates --data DIR              全库比对疑似重复 compare every case with every other
  anju import FILE --data DIR --account A 导入受理包 import an intake package as that member of staff
  anju units import FILE --data DIR --account A --second B  导入房源表或小区表 read homes or estates from Excel or CSV,
                                          signed by two (docs/unit-import.md)
  anju rent import FILE --data DIR --account A  读入银行或手机的收款文件 read payments of a bank or the app from Excel or CSV
  anju tidy --data DIR                    清除七天以上无人引用的材料 remove documents of no case or draft, older than 7 days
  anju go-on --data DIR                   最后几步已丢失时放弃它们继续 work on without the last writes when they are lost
  anju heal --data DIR                    案卷损坏时先看还剩什么 what a damaged case file still holds that the hub has not got
       --code C --desk-code XX [--name N] [--url U]  并由枢纽重建 and heal it from the hub, on a new device
  anju passphrase --data DIR              更换口令 change the passphrase
  anju draw verify PATH [NO]              重算公布的摇号结果 recompute a published draw (folder or ZIP); says of NO what it drew
  anju draw compute PATH                  由方案、名册、房源和数字算出结果 from plan, roster, units and values to seed and result
  anju draw prove PATH NO                 名册内证明 inclusion proof of one number, as JSON
  anju draw check-proof FILE              验证名册证明 check such a proof
  anju deadline --from DATE --working-days N | --calendar-days N | --months N  期限届满日 the last day of a limit
  anju eligibility --policy CITY --on DATE --household FILE  资格逐条核对 every condition of a city's policy of that day
                                          (docs/household-format.md)
  anju hub [--folder DIR] [--database URL] [--host H] [--port N] [--cert F --key F]
                                          城市枢纽 the city hub; without --database its own in DIR (docs/hub.md)
  anju hub code --city C [--office O] [--staff ID] [--cert F]  一次性入网码 a one-time code for a device; with the
                                          certificate that desks are shown it says which
  anju tickets import FILE --data DIR --account A 导入 12345 工单（Excel、CSV、JSON）import orders of the hotline
  anju hub import FILE                    收下一个办公点的待发文件 take in what a desk without a line wrote onto a stick
  anju hub export FILE --office O [--after N]  给没有线路的办公点的回程文件 the way back for an office without a line
  anju hub restored                       枢纽由备份恢复后 after the hub's database came from a backup
  anju agency-simulator [--port N] [--population FILE] [--fault SOURCE=KIND[:RATE]] [--latency MS]
                                          模拟登记机构 the registries of a demo over HTTP (docs/agency-api.md)
  anju help                               本说明 this text

  口令 passphrase (also of a stick's file): ANJU_PASSPHRASE or asked for; the new one: ANJU_NEW_PASSPHRASE or asked for twice;
  password of --account: ANJU_PASSWORD, of --second: ANJU_SECOND_PASSWORD, or asked for.
  --json prints one line of JSON instead of words. Exit: 0 good, 1 not, 2 a wrong call.`;

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\x1b[K`);
}

export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
