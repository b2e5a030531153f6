import { describe, expect, it } from 'vitest';
import { drawTools } from '../../../src/app/draw/draw-hash.ts';
import { type BundleFileName, bundleFileNames } from '../../../src/domain/lottery/bundle.ts';
import { readFrozen } from '../../../src/domain/lottery/frozen-bundle.ts';
import { checkProof, lineProver, proofMismatch } from '../../../src/domain/lottery/line-proof.ts';
import { verifyDraw } from '../../../src/domain/lottery/verify-draw.ts';
import { canonicalJson } from '../../../src/kernel/canonical-json.ts';
import { type SeededRandom, seededRandom } from '../../../src/kernel/random.ts';
import { type BundleTexts, bundleTexts, readerOf, unwrap } from '../../support/draw/vectors.ts';

/** Fault 9 in its small count: one byte or one line changed anywhere in a bundle or a proof. */
const CHANGES = 1_000;

describe('a changed bundle is never taken for the published one', () => {
  it.each(['unit', 'order', 'sm3'])(`%s: ${String(CHANGES)} changes, each refused`, async (name) => {
    const whole = bundleTexts(name);
    const random = seededRandom(name.length * 1_009);
    let refused = 0;
    for (let i = 0; i < CHANGES; i += 1) {
      const file = bundleFileNames[random.integer(0, bundleFileNames.length - 1)] ?? 'plan.json';
      const text = changed(whole[file], random);
      if (text === whole[file]) continue;
      const verified = await verifyDraw(readerOf({ ...whole, [file]: text }), drawTools);
      expect(verified.ok, `${file} changed in round ${String(i)}`).toBe(false);
      refused += 1;
    }
    expect(refused).toBeGreaterThan(CHANGES * 0.9);
  });

  it('a missing file is named', async () => {
    for (const file of bundleFileNames) {
      const { [file]: _, ...rest }: Partial<BundleTexts> = bundleTexts('tiny');
      const verified = await verifyDraw(readerOf(rest), drawTools);
      expect(verified).toMatchObject({ ok: false, error: { part: 'file', found: { file, problem: 'missing' } } });
    }
  });

  it('the first part that differs is named', async () => {
    const whole = bundleTexts('unit');
    const named = async (file: BundleFileName, from: RegExp | string, to: string): Promise<unknown> => {
      const verified = await verifyDraw(readerOf({ ...whole, [file]: whole[file].replace(from, to) }), drawTools);
      return verified.ok ? undefined : verified.error;
    };
    const firstKey = /"key":"[0-9a-f]{64}"/.exec(whole['result.ndjson'])?.[0] ?? '';
    expect(await named('result.ndjson', firstKey, `"key":"${'0'.repeat(64)}"`)).toMatchObject({
      part: 'difference',
      found: { part: 'result', line: 1 },
    });
    expect(await named('roster.ndjson', '"tier":2', '"tier":1')).toMatchObject({
      part: 'root',
      found: { of: 'roster' },
    });
    expect(await named('roster.ndjson', '{"id"', '{ "id"')).toMatchObject({
      part: 'line',
      found: { file: 'roster.ndjson', line: 1, problem: 'not-canonical' },
    });
    expect(await named('seed.json', '46080443', '46080444')).toMatchObject({ found: { part: 'seed' } });
    expect(await named('seed.json', '46080443', '4608044')).toMatchObject({ found: { problem: 'wrong-length' } });
    expect(await named('seed.json', '46080443', '4608044x')).toMatchObject({ found: { problem: 'foreign-character' } });
    expect(await named('plan.json', '测试摇号', '测试摇奖')).toMatchObject({ found: { part: 'plan-hash' } });
  });
});

describe('a changed proof proves nothing', () => {
  it(`${String(CHANGES)} changes, each refused`, async () => {
    const frozen = unwrap(await readFrozen(readerOf(bundleTexts('order')), drawTools));
    const prove = lineProver(frozen, drawTools);
    const random = seededRandom(9);
    for (let i = 0; i < CHANGES; i += 1) {
      const no = frozen.roster.rows[random.integer(0, frozen.roster.rows.length - 1)]?.no ?? '';
      const proof = prove(no);
      const text = canonicalJson(proof);
      expect(checkProof(text, drawTools)).toMatchObject({ ok: true, no, root: frozen.plan.rosterRoot });
      const other = changed(text, random);
      const answer = checkProof(other, drawTools);
      if (other.trim() === text) continue;
      expect(answer.ok && proofMismatch(answer, frozen) === undefined, other).toBe(false);
    }
  });
});

/** One character replaced, removed or added, or a line removed, doubled or moved. */
function changed(text: string, random: SeededRandom): string {
  const below = (n: number): number => random.integer(0, n - 1);
  const at = below(text.length);
  const other = '0123456789abcdefXYZ{}[]",:\n '[below(28)] ?? '0';
  const lines = text.split('\n');
  const line = below(lines.length);
  switch (below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + other + text.slice(at);
    case 2:
      return lines.filter((_, index) => index !== line).join('\n');
    case 3:
      return [...lines.slice(0, line), lines[line], ...lines.slice(line)].join('\n');
    case 4:
      return [...lines.slice(0, line), ...lines.slice(line + 1), lines[line]].join('\n');
    default:
      return text.slice(0, at) + other + text.slice(at + 1);
  }
}
