import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { todayOf } from '../../../src/app/open-desk.ts';
import { executeTicket } from '../../../src/app/ticket/execute-ticket.ts';
import { ticketsOfArea } from '../../../src/app/ticket/heard-areas.ts';
import { heardFigures } from '../../../src/app/ticket/heard-figures.ts';
import { similarTickets } from '../../../src/app/ticket/ticket-lists.ts';
import { loadTicket } from '../../../src/app/ticket/ticket-stream.ts';
import { ticketPapers, ticketView } from '../../../src/app/ticket/ticket-view.ts';
import { thingsToName } from '../../../src/app/ticket/things-to-name.ts';
import { executeEstate } from '../../../src/app/units/execute-estate.ts';
import { executeLedger } from '../../../src/app/units/execute-ledger.ts';
import type { Intake } from '../../../src/domain/ticket/events.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { referencedBlobs } from '../../../src/store/referenced-blobs.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { testOffices } from '../../support/desk/test-offices.ts';
import { anIntake } from '../../support/ticket/given-ticket.ts';
import { ESTATE, UNIT, foundingEstate, registering } from '../../support/units/builders.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
  const { actor } = made.as('citySupervisor');
  const { staffId: secondBy } = made.as('secondCitySupervisor').actor;
  const commandId = () => made.desk.newId() as CommandId;
  const estate = { commandId: commandId(), estateId: ESTATE, version: 0, command: foundingEstate(secondBy) };
  expect(executeEstate(made.desk, estate, actor)).toMatchObject({ ok: true });
  const unit = { commandId: commandId(), unitNo: UNIT, version: 0, command: registering(secondBy) };
  expect(executeLedger(made.desk, unit, actor)).toMatchObject({ ok: true });
});
afterEach(() => {
  made.remove();
});

const actor = () => made.as('streetClerk').actor;

function heard(more: Partial<Intake>): string {
  const ticketId = made.desk.newId();
  const intake = anIntake({ more: { office: testOffices.street.id, receivedOn: todayOf(made.desk), ...more } });
  const request = {
    commandId: made.desk.newId() as CommandId,
    ticketId,
    version: 0,
    command: { type: 'receive', intake } as const,
  };
  expect(executeTicket(made.desk, request, actor())).toMatchObject({ ok: true });
  return ticketId;
}

const found = (kind: 'estate' | 'unit', text: string) =>
  thingsToName(made.desk, { kind, text }, actor()).map(({ id, label, within }) => [id, label, within]);

describe('what a ticket is about, out of the registers', () => {
  it('is found by the estate’s name, part of it or its address', () => {
    const estate = [[ESTATE, '海湖馨苑', null]];
    for (const text of ['海湖', '馨苑', 'hh01', '海湖大道']) expect(found('estate', text), text).toEqual(estate);
    expect(found('estate', '朝阳')).toEqual([]);
    expect(found('estate', ' ')).toEqual([]);
  });

  it('is found by a home’s code, or by estate, building and room', () => {
    const home = [[UNIT, '海湖馨苑 1-302', ESTATE]];
    for (const text of ['HH01-1', 'hh01-1-0302', '海湖馨苑', '海湖馨苑1-302', '海湖 302', '海湖馨苑 1-3-302']) {
      expect(found('unit', text), text).toEqual(home);
    }
    expect(found('unit', '海湖馨苑 1-909')).toEqual([]);
  });

  it('brings what is near: other homes of the estate, and the estate itself', () => {
    const whole = heard({ about: [{ kind: 'estate', id: ESTATE, label: '海湖馨苑' }] });
    const home = heard({ about: [{ kind: 'unit', id: UNIT, label: '海湖馨苑 1-302', within: ESTATE }] });
    const alike = (about: Intake['about']) =>
      similarTickets(made.desk, { phone: '', title: '', about, except: null }, actor()).map(({ because, ticketId }) => [
        because,
        ticketId,
      ]);
    const other = { kind: 'unit', id: 'HH01-2-0101', label: '海湖馨苑 2-101', within: ESTATE } as const;
    expect(alike([other])).toEqual([
      ['near', home],
      ['near', whole],
    ]);
    expect(alike([{ kind: 'unit', id: UNIT, label: '', within: ESTATE }])).toEqual([
      ['about', home],
      ['near', whole],
    ]);
    expect(alike([{ kind: 'estate', id: ESTATE, label: '' }])).toHaveLength(2);
  });

  it('places tickets in the area of their estate', () => {
    heard({ about: [{ kind: 'unit', id: UNIT, label: '海湖馨苑 1-302', within: ESTATE }] });
    heard({ about: [{ kind: 'estate', id: '', label: '海湖馨苑' }], topic: 'rent' });
    heard({ about: [{ kind: 'estate', id: '', label: '某小区' }] });
    const wish = { month: todayOf(made.desk).slice(0, 7), kinds: [] };
    const looking = { actor: made.as('citySupervisor').actor, office: testOffices.city.id };
    const { areas, places } = heardFigures(made.desk, looking, wish);
    expect(places).toEqual([{ estateId: ESTATE, n: 2 }]);
    expect(ticketsOfArea(made.desk, looking, { ...wish, area: '海湖新区' })).toHaveLength(2);
    const { actor: named } = made.as('secondCitySupervisor');
    const about = [
      { kind: 'estate' as const, id: ESTATE, label: '海湖馨苑' },
      { kind: 'staff' as const, id: named.staffId, label: '海市' },
    ];
    heard({ about });
    const asNamed = { actor: named, office: testOffices.city.id };
    expect(ticketsOfArea(made.desk, looking, { ...wish, area: '海湖新区' })).toHaveLength(3);
    expect(ticketsOfArea(made.desk, asNamed, { ...wish, area: '海湖新区' })).toHaveLength(2);
    expect(heardFigures(made.desk, asNamed, wish).places).toEqual(places);
    expect(areas.map(({ area, total, counts }) => [area, total, counts.repair, counts.rent])).toEqual([
      ['海湖新区', 2, 1, 1],
    ]);
  });
});

describe('papers of a ticket', () => {
  it('are kept by the desk, shown with the line that they came with, and never cleared away', () => {
    const hash = made.desk.file.blobs.put(new TextEncoder().encode('a page'));
    const ticketId = heard({ attachments: [{ name: '照片.jpg', hash }] });
    expect(ticketPapers(made.desk, ticketId)).toEqual([{ name: '照片.jpg', hash }]);
    const loaded = loadTicket(made.desk.file, ticketId);
    invariant(loaded, 'it was heard');
    const { lines } = ticketView(made.desk, loaded, actor());
    expect(lines[0]).toMatchObject({ event: 'received', attachments: [{ name: '照片.jpg' }] });
    expect(referencedBlobs(made.desk.file.db).has(hash)).toBe(true);
  });
});
