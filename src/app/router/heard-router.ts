import { ticketsOfArea } from '../ticket/heard-areas.ts';
import { weekSheets, weekTitle, weekValues } from '../ticket/week-paper.ts';
import { heardFigures, heardWeek, ticketsAbout, ticketsOfFigure } from '../ticket/heard-figures.ts';
import type { Looking } from '../ticket/looking.ts';
import { heardRatings, ratingsOfGroup } from '../ticket/heard-ratings.ts';
import { ratingsPaper } from '../ticket/ratings-paper.ts';
import { fillDocx } from '../letters/fill-docx.ts';
import { workbookOf } from '../publicity/sheet.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type CallContext, os } from './guarded.ts';
import { inReach } from './in-reach.ts';
import { fileOf } from './publicity-router.ts';
import { templateBytes, wordBlob } from './letters-router.ts';

export const heardRouter = {
  figures: os.heard.figures.handler(({ context, input: { office, ...wish } }) =>
    heardFigures(context.desk(), lookingAt(context, office), wish),
  ),
  behind: os.heard.behind.handler(({ context, input: { office, ...wish } }) => {
    const looking = lookingAt(context, office);
    note(context, `${wish.part} ${wish.month}`);
    return ticketsOfFigure(context.desk(), looking, wish);
  }),
  about: os.heard.about.handler(({ context, input: { office, ...wish } }) => {
    const looking = lookingAt(context, office);
    note(context, wish.value.slice(0, 40));
    return ticketsAbout(context.desk(), looking, wish);
  }),
  area: os.heard.area.handler(({ context, input: { office, ...wish } }) => {
    const looking = lookingAt(context, office);
    note(context, wish.area.slice(0, 40));
    return ticketsOfArea(context.desk(), looking, wish);
  }),
  ratings: os.heard.ratings.handler(({ context, input: { office, month } }) =>
    heardRatings(context.desk(), lookingAt(context, office), month),
  ),
  ratingGroup: os.heard.ratingGroup.handler(({ context, input: { office, ...wish } }) => {
    const looking = lookingAt(context, office);
    note(context, `ratings ${wish.topic} ${wish.month}`);
    return ratingsOfGroup(context.desk(), looking, wish);
  }),
  publishRatings: os.heard.publishRatings.handler(({ context, input: { office, month, format } }) => {
    const desk = context.desk();
    const ratings = heardRatings(desk, lookingAt(context, office), month);
    noteReading(desk, context.person(), { action: 'ticket.export', subject: '', detail: `ratings ${month} ${format}` });
    return fileOf(ratingsPaper(desk, office, ratings), format);
  }),
  week: os.heard.week.handler(({ context, input: { office, day } }) =>
    heardWeek(context.desk(), lookingAt(context, office), day),
  ),
  weekFile: os.heard.weekFile.handler(async ({ context, input: { office, day, format } }) => {
    const desk = context.desk();
    const week = heardWeek(desk, lookingAt(context, office), day);
    noteReading(desk, context.person(), { action: 'ticket.export', subject: '', detail: weekTitle(week) });
    if (format === 'sheet') {
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      return new Blob([workbookOf(...weekSheets(week))], { type });
    }
    const { bytes } = await templateBytes(context, office, 'weekly-report');
    return wordBlob(fillDocx(bytes, weekValues(week)));
  }),
};

/** Refused outside of the person's own office and those below it. */
function lookingAt(context: Pick<CallContext, 'person'>, office: OfficeId): Looking {
  inReach(context, office);
  return { actor: context.person().actor, office };
}

function note(context: Pick<CallContext, 'desk' | 'person'>, detail: string): void {
  const reading = { action: 'ticket.list', subject: '', detail, atMostEvery: LIST_READING_MS };
  noteReading(context.desk(), context.person(), reading);
}
