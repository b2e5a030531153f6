import { describeFinding } from '../app/audit-words.ts';
import { verifyLog } from '../app/operator.ts';
import { openDeskAt } from './open.ts';
import { CommandFailure, endProgress, progress, say } from './words.ts';

/** Walks every chain and seal; fails naming the first thing that does not hold. */
export async function verifyAudit(options: { readonly data: string; readonly json: boolean }): Promise<void> {
  const { host, desk } = await openDeskAt(options.data);
  try {
    const report = verifyLog(desk, (events) => {
      progress(`${String(events)} …`);
    });
    endProgress();
    const problems = report.findings.map(describeFinding);
    if (options.json) {
      say(JSON.stringify({ ok: problems.length === 0, events: report.events, seals: report.seals, problems }));
    } else {
      say(`事件 events ${String(report.events)} · 签名 seals ${String(report.seals)}`);
      for (const { device, events, sealedThrough } of report.devices) {
        say(`  设备 device ${device}: ${String(events)} 事件 events, 已签至 sealed through ${String(sealedThrough)}`);
      }
    }
    const [first] = problems;
    if (first !== undefined) throw new CommandFailure(`不成立 does not hold: ${first}`);
    if (!options.json) say('全部成立 everything holds');
  } finally {
    host.close();
  }
}
