import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import type { StepCommandType } from '../../../../domain/application/commands.ts';
import type { LetterKind } from '../../../../domain/letter/letter-kind.ts';
import type { DecisionDone } from './use-decision.ts';
import classes from './decision.module.css';

/** What was decided last on this page, perhaps on the case before this one. */
export interface LastDecision extends DecisionDone {
  readonly caseId: CaseView['caseId'];
  readonly caseNo: string;
}

/** Which letter a command makes. */
function letterMadeBy(command: StepCommandType): LetterKind | null {
  switch (command) {
    case 'accept':
      return 'receipt';
    case 'request-supplement':
      return 'supplement';
    case 'approve':
    case 'reject':
      return 'decision';
    case 'confirm-rejection':
    case 'overturn-rejection':
      return 'recheck';
    case 'accept-on-promise':
      return 'promise';
    case 'record-promised':
    case 'take-back-step':
    case 'record-supplement':
    case 'pass-review':
    case 'return-one-step':
    case 'request-recheck':
    case 'pause-clock':
    case 'resume-clock':
    case 'withdraw':
    case 'change-household':
    case 'record-death':
      return null;
  }
}

/** Said where the officer looks, until the next decision: what was done, its number, and the paper to hand over. */
export function AfterDecision({ last, caseId }: { readonly last: LastDecision | null; readonly caseId: string }) {
  const { t } = useTranslation();
  const letter = last === null ? null : letterMadeBy(last.command);
  return (
    <div className={classes.done} role="status">
      {last !== null && (
        <>
          <IconCircleCheck size={18} aria-hidden />
          <span>
            {last.caseId !== caseId && t('case.decision.lastCase', { caseNo: last.caseNo })}
            {last.noticeNo === null
              ? t('case.decision.done', { command: t(`command.${last.command}`) })
              : t('case.decision.doneWithNo', { command: t(`command.${last.command}`), number: last.noticeNo })}
          </span>
          {letter !== null && (
            <Button
              renderRoot={(props) => (
                <Link {...props} to="/cases/$caseId/print/$letter" params={{ caseId: last.caseId, letter }} />
              )}
              size="xs"
              flex="none"
              variant="default"
            >
              {t('case.decision.print', { letter: t(`letters.kind.${letter}`) })}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
