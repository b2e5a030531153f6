import { Tooltip } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconCircleDotFilled } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { timeLimitInWords } from '../../ui/time-limit.ts';
import classes from './case-way.module.css';

const icons = { done: IconCircleCheckFilled, now: IconCircleDotFilled, ahead: IconCircle } as const;

/** The whole chain of the case in one line: who did what, where it is and on which day, what comes. */
export function CaseWay({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  return (
    <div className={classes.way}>
      <ol className={classes.steps} aria-label={t('case.way.title')}>
        {view.way.map((step, index) => (
          <WayStep key={index} step={step} view={view} />
        ))}
      </ol>
      {view.changedOn !== null && (
        <span className={classes.changed}>{t('case.way.changed', { day: view.changedOn })}</span>
      )}
    </div>
  );
}

interface WayStepProps {
  readonly step: CaseView['way'][number];
  readonly view: CaseView;
}

function WayStep({ step, view }: WayStepProps) {
  const { t } = useTranslation();
  const Icon = icons[step.stage];
  const name = t(`wayStep.${step.name}`);
  const said = t(`case.way.${step.stage}`, { step: name });
  const detail = detailOf(step, view, t);
  return (
    <li className={classes.step} data-stage={step.stage} aria-current={step.stage === 'now' ? 'step' : undefined}>
      <Tooltip label={step.officeName}>
        <span
          className={classes.stepText}
          tabIndex={0}
          aria-label={[said, detail].filter(Boolean).join(t('case.comma'))}
        >
          <Icon size={13} aria-hidden />
          <span>{name}</span>
          <span className={classes.detail}>{detail}</span>
        </span>
      </Tooltip>
    </li>
  );
}

/** Who did it; on which day of how many it is; how many days it will have. */
function detailOf(step: WayStepProps['step'], { clock, notice, registeredOn }: CaseView, t: TFunction): string {
  if (step.name === 'registration' && registeredOn !== null) return t('case.way.since', { day: registeredOn });
  if (step.stage === 'done') return step.byName;
  if (step.stage === 'now' && clock !== null) return t('case.way.day', { day: clock.day, limit: clock.limit });
  if (step.stage === 'now' && notice !== null) return t('case.way.notice', { number: notice.noticeNo });
  return step.limit === null ? '' : timeLimitInWords(step.limit, t).trim();
}
