import { Popover, UnstyledButton } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyApplies } from '../../../contract/policies.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import { formatDayWithWeekday } from '../../ui/format.ts';
import { useKeys } from '../../shell/keys.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './case.module.css';
import { isApplicationEvent } from './history/event-details.ts';
import { policyLine } from './policy-line.ts';

/** Which version of the policy applies to the case and why, with every step's own behind it. */
export function PolicyNote({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const applies = useQuery(orpc.policies.appliesTo.queryOptions({ input: { caseId } }));
  // Esc goes back to the list; while this is open it closes this first. Not by the popover's own hand, which would be
  // done before the keys of the screen are asked.
  useKeys([
    {
      keys: 'Escape',
      labelKey: 'shell.keys.close',
      scope: 'case',
      inFields: true,
      disabled: !open,
      run: () => {
        setOpen(false);
      },
    },
  ]);
  if (applies.data === undefined) {
    return applies.error === null ? <div className={classes.policy} /> : <ProblemNote error={applies.error} />;
  }
  return (
    <Popover
      width={440}
      position="bottom-start"
      withArrow
      trapFocus
      returnFocus
      closeOnEscape={false}
      opened={open}
      onChange={setOpen}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.policy}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <IconScale size={14} aria-hidden />
          {policyLine(applies.data, t).join(t('policy.semicolon'))}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Steps applies={applies.data} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Steps({ applies: { steps, today } }: { readonly applies: PolicyApplies }) {
  const { t } = useTranslation();
  return (
    <>
      <strong>{t('policy.applies.title')}</strong>
      <p className={classes.policyWhy}>{t('policy.applies.why')}</p>
      <table className={classes.policySteps}>
        <thead>
          <tr>
            <th scope="col">{t('policy.applies.step')}</th>
            <th scope="col">{t('policy.applies.on')}</th>
            <th scope="col">{t('policy.applies.from')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ type, on, versionId, effectiveFrom }, place) => (
            <tr key={`${type} ${String(place)}`}>
              <th scope="row">{isApplicationEvent(type) ? t(`event.${type}`) : type}</th>
              <td>{formatDayWithWeekday(on, t)}</td>
              <td>
                <Version id={versionId} day={effectiveFrom} />
              </td>
            </tr>
          ))}
          {today !== null && (
            <tr>
              <th scope="row">{t('policy.applies.today')}</th>
              <td>{formatDayWithWeekday(today.on, t)}</td>
              <td>
                <Version id={today.versionId} day={today.effectiveFrom} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  );
}

/** The way to the version; a version that is not here is named only. */
function Version({ id, day }: { readonly id: string; readonly day: string | null }) {
  const { t } = useTranslation();
  if (day === null) return id;
  return (
    <Link to="/policy" search={{ version: id }} className={classes.policyLink}>
      {t('policy.versionFrom', { day })}
    </Link>
  );
}
