import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendTo, request } from '../../tests/support/store/temporary-desk.ts';
import { toyProjections } from '../../tests/support/store/toy-projection.ts';
import { auditLog, checkPages } from './audit.ts';
import { type CaseFile, databasePath, keyringPath, openCaseFile } from './case-file.ts';
import { lastPosition } from './event-log.ts';
import { createKeyring } from './keyring.ts';
import { StoreFault } from './store-fault.ts';
import { commit } from './unit-of-work.ts';

let folder: string;
let dataKey: Buffer;
const open = (key: Uint8Array = dataKey): CaseFile =>
  openCaseFile({ folder, dataKey: key, now: () => 1, newId: uuidv7, projections: toyProjections });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anju-case-file-'));
  const stretch = { memoryCost: 64, timeCost: 1, parallelism: 1 };
  dataKey = await createKeyring(keyringPath(folder), [{ kind: 'passphrase', passphrase: 'p', stretch }]);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function fill(file: CaseFile): void {
  for (let each = 0; each < 30; each += 1) {
    commit(
      file,
      appendTo(`jar:${each}`, 0, [{ type: 'jar.filled.v2', payload: { amount: each, note: '马秀莲'.repeat(40) } }]),
    );
  }
}

function faultOfOpening(key?: Uint8Array): StoreFault['code'] | undefined {
  try {
    const file = open(key);
    try {
      const audit = auditLog(file.db);
      expect(audit.findings).toEqual([]);
      checkPages(file.db);
    } finally {
      file.close();
    }
    return undefined;
  } catch (error) {
    if (error instanceof StoreFault) return error.code;
    throw error;
  }
}

describe('the file on disk', () => {
  it('shows nothing that was written', () => {
    const file = open();
    fill(file);
    const bytes = Buffer.concat([readFileSync(databasePath(folder)), readFileSync(`${databasePath(folder)}-wal`)]);
    file.close();
    expect(['马秀莲', 'jar.filled', 'SQLite format', 'event'].filter((text) => bytes.includes(text))).toEqual([]);
  });

  it('does not open with another key, and says which of the two it is', () => {
    open().close();
    expect(faultOfOpening(randomBytes(32))).toBe('wrong-key');
    expect(faultOfOpening()).toBeUndefined();
  });

  it('is known to be damaged after any one byte was changed (fault 10)', () => {
    const file = open();
    fill(file);
    file.close();
    const path = databasePath(folder);
    const { size } = statSync(path);
    const whole = readFileSync(path);
    for (let round = 0; round < 50; round += 1) {
      const at = Math.floor((size / 50) * (round + 0.5));
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x40;
      writeFileSync(path, changed);
      expect([at, faultOfOpening()]).toEqual([at, 'corrupt']);
    }
    writeFileSync(path, whole);
    expect(faultOfOpening()).toBeUndefined();
  });
});

describe('a page of the search index that cannot be read', () => {
  it('is told as a damaged database in one line, though SQLite names only the table', () => {
    const file = open();
    fill(file);
    file.close();
    const path = databasePath(folder);
    const whole = readFileSync(path);
    const words = new Set<string>();
    for (let at = 4096; at < whole.length; at += 4096) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x40;
      writeFileSync(path, changed);
      expect(() => {
        const damaged = open();
        try {
          checkPages(damaged.db);
        } finally {
          damaged.close();
        }
      }).toThrow(
        expect.toSatisfy((fault: StoreFault) => {
          words.add(fault.message);
          return (
            fault.code === 'corrupt' &&
            fault.subject === 'desk.db' &&
            /^the database is damaged: .+$/.test(fault.message)
          );
        }),
      );
    }
    expect(words.size).toBeGreaterThan(1);
  });
});

describe('a second process', () => {
  it('sees what the first wrote, and takes its place in the same chain', () => {
    const first = open();
    const second = open();
    try {
      commit(first, appendTo('jar:a', 0, [{ type: 'jar.filled.v2', payload: { amount: 1 } }]));
      expect(commit(second, appendTo('jar:a', 0, []))).toMatchObject({ kind: 'behind', actual: 1 });
      commit(second, appendTo('jar:a', 1, [{ type: 'jar.filled.v2', payload: { amount: 1 } }]));
      commit(first, appendTo('jar:a', 2, [{ type: 'jar.filled.v2', payload: { amount: 1 } }]));
      expect(auditLog(first.db)).toMatchObject({ events: 3, findings: [] });
    } finally {
      first.close();
      second.close();
    }
  });

  it('that holds the file too long is a fault in words, and nothing is written', () => {
    const first = open();
    const second = open();
    try {
      second.db.pragma('busy_timeout = 20');
      first.db.exec('BEGIN IMMEDIATE');
      expect(() => commit(second, request())).toThrow(expect.objectContaining({ code: 'busy' }));
      first.db.exec('ROLLBACK');
      expect(commit(second, request()).kind).toBe('committed');
    } finally {
      first.close();
      second.close();
    }
  });
});

describe('a full disk', () => {
  it('saves nothing, loses nothing, and goes on when there is room', () => {
    const file = open();
    try {
      fill(file);
      const before = lastPosition(file.db);
      const pages = file.db.pragma('page_count', { simple: true }) as number;
      file.db.pragma(`max_page_count = ${pages}`);
      const big = appendTo('jar:big', 0, [
        { type: 'jar.filled.v2', payload: { amount: 1, note: 'x'.repeat(500_000) } },
      ]);
      expect(() => commit(file, big)).toThrow(expect.objectContaining({ code: 'disk-full' }));
      expect(lastPosition(file.db)).toBe(before);
      expect(auditLog(file.db).findings).toEqual([]);
      file.db.pragma('max_page_count = 1073741823');
      expect(commit(file, big).kind).toBe('committed');
      expect(auditLog(file.db).findings).toEqual([]);
    } finally {
      file.close();
    }
  });
});

describe('a folder that cannot be had', () => {
  it('is an I/O fault', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openCaseFile({ folder: join(folder, 'file', 'desk'), dataKey, now: () => 1, newId: uuidv7 })).toThrow(
      expect.objectContaining({ code: 'io' }),
    );
  });
});
