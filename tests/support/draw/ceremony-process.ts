/**
 * One step of a draw's ceremony in a process of its own, which then dies as by a power cut: nothing is closed, sealed
 * or finished.
 *   ceremony-process.ts FOLDER KEY-HEX INSTANT [--inside | --computing | --freezing PLAN]
 * `--inside`: dies when the step's first event is written and its transaction is not at its end. `--computing`: dies
 * while the result is computed, before anything of it is written. `--freezing`: freezes a plan, and dies between the draw's
 * write and the plan's record. Else after the step.
 */
import { uuidv7 } from 'uuidv7';
import { freezePlan } from '../../../src/app/allocation/freeze-plan.ts';
import { changeBus } from '../../../src/app/change-bus.ts';
import { loadDraw } from '../../../src/app/draw/draw-stream.ts';
import { runDraw } from '../../../src/app/draw/draw-runner.ts';
import { openDesk } from '../../../src/app/open-desk.ts';
import { loadReferenceData } from '../../../src/app/reference/reference-data.ts';
import type { SignerRole } from '../../../src/domain/draw/events.ts';
import { openRoles } from '../../../src/domain/draw/decide-signing.ts';
import type { DrawState } from '../../../src/domain/draw/state.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { openCaseFile } from '../../../src/store/case-file.ts';
import { RESOURCES, personOf } from '../desk/test-desk.ts';
import { drawDone, frozenDraw, preparedDraw, publishDraw, startDraw } from './draw-desk.ts';

const [folder, key, now, how, planId = ''] = process.argv.slice(2);
invariant(folder !== undefined && key !== undefined && now !== undefined, 'ceremony-process FOLDER KEY INSTANT');
const file = openCaseFile({ folder, dataKey: Buffer.from(key, 'hex'), now: () => Number(now), newId: uuidv7 });
const desk = openDesk({ file, reference: loadReferenceData(RESOURCES), changes: changeBus() });
invariant(desk, 'the folder is a desk');
const made = { desk, as: (name: Parameters<typeof personOf>[1]) => personOf(desk, name) };
if (how === '--inside') dieAt('true');
if (how === '--freezing') await freezeAndDie();
const draw = preparedDraw(made, { planned: { drawId: 'V-order' } });

await nextStep(loadDraw(file, draw.drawId)?.state);
process.kill(process.pid, 'SIGKILL');

/** The draw is written in one transaction, its record on the plan in the next: inside that the process dies. */
async function freezeAndDie(): Promise<void> {
  dieAt(`new.type = 'plan.frozen.v1'`);
  const secondBy = made.as('secondCitySupervisor').actor.staffId;
  await freezePlan(made.desk, { commandId: uuidv7() as CommandId, planId, secondBy }, made.as('citySupervisor').actor);
}

function dieAt(condition: string): void {
  file.db.function('cut_off', () => {
    process.kill(process.pid, 'SIGKILL');
    return 0;
  });
  file.db.exec(`CREATE TEMP TRIGGER cut AFTER INSERT ON event WHEN ${condition} BEGIN SELECT cut_off(); END`);
}

async function nextStep(state: DrawState | undefined): Promise<void> {
  if (state === undefined) {
    await frozenDraw(made, draw);
    return;
  }
  switch (state.status) {
    case 'frozen':
      typeNext(state);
      return;
    case 'contributed':
      startDraw(made, draw.drawId);
      return;
    case 'drawing':
      await computeOrDie();
      return;
    case 'drawn':
      signNext(state);
      return;
    case 'signed':
      publishDraw(made, draw.drawId);
      return;
    case 'published':
      drawDone(made, draw.drawId, { type: 'settle' });
      return;
    case 'settled':
    case 'voided':
      throw new Error('nothing is left to do');
  }
}

function typeNext({ contributions }: DrawState): void {
  const next = contributions.find(({ confirmed }) => confirmed === null);
  invariant(next, 'one is open');
  const typed = { contributionId: next.id, value: draw.values[next.id] ?? '' };
  if (next.entered === null) {
    drawDone(made, draw.drawId, { type: 'enter-contribution', ...typed, source: { kind: 'drawn-here' } });
  } else {
    drawDone(made, [draw.drawId, 'secondCitySupervisor'], { type: 'confirm-contribution', ...typed, secondBy: null });
  }
}

async function computeOrDie(): Promise<void> {
  const run = runDraw(made.desk, draw.drawId, made.as('citySupervisor').actor);
  // The first turn that the computation gives to others is the last of this process.
  if (how === '--computing') setImmediate(() => process.kill(process.pid, 'SIGKILL'));
  await run;
}

function signNext(state: DrawState): void {
  const [role] = openRoles(state);
  if (role === undefined) drawDone(made, draw.drawId, { type: 'close-signing' });
  else sign(role);
}

function sign(role: SignerRole): void {
  const name = { supervisor: '段城', notary: '李证', witness: '马民' }[role];
  const signatureId = made.desk.newId();
  drawDone(made, draw.drawId, { type: 'sign', signatureId, role, name, organisation: '某单位', strokes: '1,2 3,4' });
}
