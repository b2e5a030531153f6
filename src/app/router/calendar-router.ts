import { announceCalendar } from '../calendar/announce-calendar.ts';
import { previewYear, shownYears } from '../calendar/calendar-view.ts';
import { valueOrRefuse } from '../refuse.ts';
import { secondPerson } from '../session/second-person.ts';
import { os } from './guarded.ts';

export const calendarRouter = {
  years: os.calendar.years.handler(({ context }) => shownYears(context.desk())),
  preview: os.calendar.preview.handler(({ context, input }) =>
    valueOrRefuse(previewYear(context.desk(), input, context.person())),
  ),
  announce: os.calendar.announce.handler(async ({ context, input }) => {
    const { second, ...announcement } = input;
    const secondBy = second === null ? undefined : valueOrRefuse(await secondPerson(context.desk(), second));
    return valueOrRefuse(announceCalendar(context.desk(), { ...announcement, secondBy }, context.person()));
  }),
};
