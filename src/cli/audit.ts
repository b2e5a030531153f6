import { inspect, openForInspection } from '../app/inspect-folder.ts';
import { askSecret } from './secret.ts';
import { CommandFailure, endProgress, noDeskIn, progress, say } from './words.ts';

interface AuditCall {
  readonly data: string;
  readonly json: boolean;
  readonly quick: boolean;
}

/** Walks every chain and seal, reads every page and document; fails naming the first thing that does not hold. */
export async function verifyAudit({ data, json, quick }: AuditCall): Promise<void> {
  const passphrase = await askSecret('ANJU_PASSPHRASE', '口令 passphrase');
  const file = await openForInspection(data, passphrase);
  if (file === undefined) throw noDeskIn(data);
  try {
    const { report, problems } = inspect(file, {
      quick,
      onProgress: (what) => {
        progress(`${what} …`);
      },
    });
    endProgress();
    if (json) {
      say(JSON.stringify({ ok: problems.length === 0, events: report.events, seals: report.seals, problems }));
    } else {
      say(`事件 events ${String(report.events)} · 签名 seals ${String(report.seals)}`);
      for (const { device, events, sealedThrough } of report.devices) {
        say(`  设备 device ${device}: ${String(events)} 事件 events, 已签至 sealed through ${String(sealedThrough)}`);
      }
      for (const problem of problems) say(`  不成立 does not hold: ${problem}`);
    }
    const [first] = problems;
    if (first !== undefined) throw new CommandFailure(`不成立 does not hold: ${first}`);
    if (!json) say('全部成立 everything holds');
  } finally {
    file.close();
  }
}
