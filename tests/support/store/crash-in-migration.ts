/**
 * A process that migrates a desk's database and is killed at one statement, as by a power cut:
 *   node crash-in-migration.ts FILE KEY-HEX MIGRATION STATEMENT
 * It prints what it reached, so that a test can tell a crash from a start that failed.
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { openDatabase } from '../../../src/store/connection.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { allMigrations } from '../../../src/store/migrations/all-migrations.ts';

// Whoever is killed keeps nothing of what it compiled for the hundreds that start after it.
flushCompileCache();
const [path = '', key = '', migration = '', statement = ''] = process.argv.slice(2);
const db = openDatabase(path, Buffer.from(key, 'hex'));
migrate(db, {
  migrations: allMigrations.slice(0, Number(migration)),
  onStatement: (number, index) => {
    if (number !== Number(migration) || index !== Number(statement)) return;
    writeSync(1, 'reached');
    process.kill(process.pid, 'SIGKILL');
  },
});
db.close();
