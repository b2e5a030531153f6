/** Where two texts differ, character by character. */
export interface TextPart {
  readonly text: string;
  readonly differs: boolean;
}

/** Longer texts are marked whole: nobody reads the single characters of two stories. */
const LONGEST = 200;

/** Both texts in parts: what is not in the longest common run of characters differs. Code points, so no character is cut. */
export function textDifference(one: string, other: string): readonly [readonly TextPart[], readonly TextPart[]] {
  const [a, b] = [Array.from(one), Array.from(other)];
  if (one === other) return [partsOf(a, () => true), partsOf(b, () => true)];
  if (a.length > LONGEST || b.length > LONGEST) return [partsOf(a, () => false), partsOf(b, () => false)];
  const common = lengths(a, b);
  const [keptA, keptB] = [new Set<number>(), new Set<number>()];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      keptA.add(i);
      keptB.add(j);
      i += 1;
      j += 1;
    } else if (at(common, i + 1, j) >= at(common, i, j + 1)) i += 1;
    else j += 1;
  }
  return [partsOf(a, (place) => keptA.has(place)), partsOf(b, (place) => keptB.has(place))];
}

/** `[i][j]`: length of the longest common subsequence of what follows there. */
function lengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      if (row === undefined) continue;
      row[j] = a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  }
  return rows;
}

function at(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

function partsOf(characters: readonly string[], isKept: (place: number) => boolean): readonly TextPart[] {
  const parts: { text: string; differs: boolean }[] = [];
  for (const [place, character] of characters.entries()) {
    const differs = !isKept(place);
    const last = parts.at(-1);
    if (last?.differs === differs) last.text += character;
    else parts.push({ text: character, differs });
  }
  return parts;
}
