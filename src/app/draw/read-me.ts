import type { DrawState } from '../../domain/draw/state.ts';

/** How anybody checks the draw: by the page, by the program, and by hand with nothing but a hash. */
export function readMeOf({ title, planHash, result, algorithm }: DrawState): string {
  const sum = algorithm === 'sm3' ? 'openssl dgst -sm3' : 'sha256sum';
  return `${title}
怎样自己核对

一、用核验页
  打开 verifier.html（可先断网），选择 bundle.zip，等待复算。页面会说结果与公布的是否一致；
  输入登记号，可查入选、候补或不在此名册。
二、用核验程序（Python 3，无需安装其他软件）
  python3 verify.py bundle.zip
  python3 verify.py bundle.zip 登记号
三、手工
  1. 方案指纹：  ${sum} bundle/plan.json
     应为 ${planHash}
     与摇号前公告栏、大屏幕上的一致。
  2. 种子：把下列各行连起来求指纹（每行以换行结束），即方案指纹一行，再按方案顺序每个提供方一行“编号=字符”。
     应为 ${result?.seed ?? ''}
  3. 某户的签：  printf '%s' "种子:登记号#0" | ${sum}
     有几张签就从 #0 算到 #（张数减一），取最小的一个；全部按此从小到大排队。
  4. 结果指纹：  ${sum} bundle/result.ndjson
     应为 ${result?.resultHash ?? ''}
四、仪式
  bundle/log.ndjson 是每一步的时间、经办人和事件指纹；bundle/signatures.json 是监督、公证和见证人员的签字声明，
  每份由摇号用机的 Ed25519 密钥签名（statement 为签名的原文，publicKey 和 deviceSignature 为 Base64）。

How to check it: open verifier.html (no network needed) and choose bundle.zip, or run "python3 verify.py bundle.zip".
`;
}
