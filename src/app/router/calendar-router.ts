import { announceCalendar } from '../calendar/announce-calendar.ts';
import { previewYear, shownYears } from '../calendar/calendar-view.ts';
import { valueOrRefuse } from '../refuse.ts';
import { os } from './guarded.ts';

export const calendarRouter = {
  years: os.calendar.years.handler(({ context }) => shownYears(context.desk())),
  preview: os.calendar.preview.handler(({ context, input }) =>
    valueOrRefuse(previewYear(context.desk(), input, context.person())),
  ),
  announce: os.calendar.announce.handler(({ context, input }) =>
    valueOrRefuse(announceCalendar(context.desk(), input, context.person())),
  ),
};
