import { rmSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { changeBus } from '../../../src/app/change-bus.ts';
import { type OpenDesk, openDesk } from '../../../src/app/open-desk.ts';
import type { ReferenceData } from '../../../src/app/reference/reference-data.ts';
import type { SignedIn } from '../../../src/app/session/signed-in.ts';
import type { Dial } from '../../../src/app/sync/dial.ts';
import { type HubLine, hubLine } from '../../../src/app/sync/hub-line.ts';
import { type PageReader, readerHere } from '../../../src/app/sync/page-reader.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import type { RawRequest, RawResponse, Transport } from '../../../src/protocol/transport.ts';
import { type CaseFile, openCaseFile } from '../../../src/store/case-file.ts';
import { personOf } from '../desk/test-desk.ts';
import type { TestStaffName } from '../desk/test-offices.ts';

/** How requests travel; a test puts another in its place to lose, double or alter them. */
export type Carry = (request: RawRequest, deliver: Transport) => Promise<RawResponse>;

export const honestLine: Carry = (request, deliver) => deliver(request);

export const cutLine: Carry = () => Promise.reject(new Error('the line is cut'));

/** A desk of a city: it moves when the test cranks it. */
export interface CityDesk {
  readonly office: string;
  readonly folder: string;
  readonly dataKey: Uint8Array;
  readonly reference: ReferenceData;
  /** UTC ms; tests move it. */
  readonly clock: { now: number };
  carry: Carry;
  readonly dial: Dial;
  /** Who reads pages: its own thread, unless a test says otherwise. */
  reader: PageReader;
  /** A new one gets a new line. */
  desk: OpenDesk;
  /** Nobody has started it: the test turns its engine. */
  readonly line: HubLine;
  as(name: TestStaffName): SignedIn;
  /** Sends and fetches until nothing waits and nothing comes; throws when the line is cut. */
  sync(): Promise<void>;
  /** Closes the file and opens it again, as a restart does. */
  reopen(): OpenDesk;
  remove(): void;
}

export interface CityDeskParts {
  readonly office: string;
  readonly folder: string;
  readonly dataKey: Uint8Array;
  readonly reference: ReferenceData;
  readonly clock: { now: number };
  readonly deliver: Transport;
  readonly crank: (desk: CityDesk) => Promise<void>;
}

/** Not open yet: whoever makes it sets `desk`. */
export function cityDesk({ deliver, crank, ...parts }: CityDeskParts): CityDesk {
  let open: OpenDesk | undefined;
  let line: HubLine | undefined;
  const made: CityDesk = {
    ...parts,
    carry: honestLine,
    reader: readerHere,
    dial: () => ({
      transport: (request) => made.carry(request, deliver),
      certificate: () => null,
      close: () => undefined,
    }),
    get desk() {
      invariant(open, 'the desk is open');
      return open;
    },
    set desk(desk) {
      line?.stop();
      open = desk;
      const reader: PageReader = { aside: (piece) => made.reader.aside(piece), close: () => undefined };
      line = hubLine({ desk, dial: made.dial, reader, random: () => 0.5 });
    },
    get line() {
      invariant(line, 'the desk is open');
      return line;
    },
    as: (name) => personOf(made.desk, name),
    sync: () => crank(made),
    reopen() {
      line?.stop();
      made.desk.file.close();
      made.desk = openedDesk(made, openFile(made));
      return made.desk;
    },
    remove() {
      line?.stop();
      open?.file.close();
      rmSync(made.folder, { recursive: true, force: true });
    },
  };
  return made;
}

export function openFile({ folder, dataKey, clock }: CityDesk): CaseFile {
  return openCaseFile({ folder, dataKey, now: () => clock.now, newId: uuidv7 });
}

export function openedDesk({ reference }: CityDesk, file: CaseFile): OpenDesk {
  const desk = openDesk({ file, reference, changes: changeBus() });
  invariant(desk, 'the desk has a profile');
  return desk;
}
