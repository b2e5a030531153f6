import type { TFunction } from 'i18next';
import type { OfficeTime, TimeFigure } from '../../../contract/time.ts';

/** The figures as a sheet: steps, months, offices below, ages, each with its own heads. */
export function officeTimeRows(data: OfficeTime, t: TFunction): readonly (readonly string[])[] {
  const shown = ({ n, median, p90 }: TimeFigure): readonly string[] => [String(n), cell(median), cell(p90)];
  const heads = [t('time.office.count'), t('time.office.median'), t('time.office.p90')];
  return [
    [t('time.office.steps'), data.month],
    [t('time.office.step'), ...heads, t('time.office.before')],
    ...data.steps.map(({ step, now, before }) => [stepWord(step, t), ...shown(now), cell(before.median)]),
    [],
    [t('time.office.months')],
    [t('time.office.month'), ...heads],
    ...data.months.map(({ month, figure }) => [month, ...shown(figure)]),
    [],
    [t('time.office.below')],
    [t('time.office.office'), ...heads],
    ...data.below.map(({ name, figure }) => [name, ...shown(figure)]),
    [],
    [t('time.office.ageing')],
    ...data.ageing.map(({ bucket, count }) => [t(`time.office.age.${bucket}`), String(count)]),
  ];
}

export function stepWord(step: OfficeTime['steps'][number]['step'], t: TFunction): string {
  return step === 'whole' ? t('time.office.whole') : t(`status.${step}`);
}

function cell(days: number | null): string {
  return days === null ? '' : String(days);
}
