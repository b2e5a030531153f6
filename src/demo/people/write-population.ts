import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import { populationFile } from '../../simulator/population.ts';
import { type Plot, storyOf } from '../cases/story.ts';
import { randomFor } from '../random-for.ts';
import { drawDiscrepancy, registeredPeople } from './registries.ts';

/** Beyond it the registries derive what they know: a file of a million households would be read by nobody. */
const MOST_CASES = 20_000;
const FILE = 'agency-population.json';

/** Leaves what the registries know of the city's applicants beside its case file. */
export function writePopulation(folder: string, plot: Plot, count: number): void {
  if (count > MOST_CASES) return;
  const text = `${JSON.stringify(populationFile(peopleOf(plot, count)))}\n`;
  writeFileSync(join(folder, FILE), text, { mode: 0o600 });
}

function peopleOf(plot: Plot, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const { demoCase, times } = storyOf(plot, index);
    const discrepancy = drawDiscrepancy(randomFor(plot.seed, index, 50));
    const on = chinaDateOf(instant(times[0] ?? 0));
    return registeredPeople({ content: demoCase.content, district: demoCase.street.id.slice(0, 6), on, discrepancy });
  }).flat();
}
