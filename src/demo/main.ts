/** Makes a demo city in a data folder of its own, through the desk's own commands. Everything in it is invented. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { beginMaking, claimFolder } from './demo-folder.ts';
import { parseDemoOptions } from './options.ts';

/** How much is drawn: a page costs some 20 ms, so large cities share theirs. */
const DRAWINGS = {
  small: { wholeCases: 4, ownCards: 20, variants: 1, filesEach: 9 },
  city: { wholeCases: 40, ownCards: 150, variants: 4, filesEach: 9 },
  big: { wholeCases: 0, ownCards: 0, variants: 1, filesEach: 1 },
} as const;

async function main(): Promise<void> {
  const { size, data, count, seed } = parseDemoOptions(process.argv.slice(2));
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  const stamp = { size, count, seed, version };
  if (claimFolder(data, stamp) === 'ready') {
    say(`演示城市已在 The demo city is there already: ${data}`);
    return;
  }
  const { finish } = beginMaking(data);
  const started = Date.now();
  const resources = fileURLToPath(new URL('../../resources/', import.meta.url));
  // Loaded when it is needed: a city that is there already opens without waiting for the makers' tools.
  const { makeCity } = await import('./make-city.ts');
  const { passphrase, accounts } = await makeCity({
    folder: data,
    resources,
    version,
    count,
    seed,
    young: size === 'big',
    drawing: DRAWINGS[size],
    now: started,
    onProgress: progressTo(process.stderr),
  });
  finish({ ...stamp, passphrase, accounts });
  const seconds = ((Date.now() - started) / 1_000).toFixed(1);
  say(
    `演示城市就绪 Demo city ready: ${String(count)} 件 applications, ${String(accounts.length)} 账号 accounts, ${seconds} s`,
  );
  say(`账号与口令 accounts and passwords: ${data}/demo.json`);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

const WORDS = { staff: '人员 staff', cases: '申请 applications' } as const;

function progressTo(stream: NodeJS.WriteStream): (what: keyof typeof WORDS, done: number, total: number) => void {
  let shownAt = 0;
  return (what, done, total) => {
    const now = Date.now();
    if (done < total && now - shownAt < 1_000) return;
    shownAt = now;
    stream.write(`  ${WORDS[what]} ${String(done)} / ${String(total)}\n`);
  };
}

main().catch((error: unknown) => {
  process.stderr.write(
    `演示城市未生成 The demo city was not made: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
