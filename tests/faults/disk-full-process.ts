/** The process of fault 5, in a mount namespace of its own: disk-full-process.ts COUNT SEED, the report as JSON. */
import { NO_SMALL_DISK, fillRounds } from './disk-full-rounds.ts';
import { smallDisk } from './small-disk.ts';

const [count, seed] = process.argv.slice(2).map(Number);
const disk = smallDisk(6);
if ('missing' in disk) {
  process.stderr.write(disk.missing);
  process.exitCode = NO_SMALL_DISK;
} else {
  try {
    process.stdout.write(JSON.stringify(await fillRounds(disk, count ?? 0, seed ?? 1)));
  } finally {
    disk.remove();
  }
}
