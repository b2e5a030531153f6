import { Button, Checkbox, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { CaseView } from '../../../contract/cases.ts';
import type { CheckMatrixView } from '../../../contract/checks.ts';
import type { CheckSource } from '../../../domain/agency-check/source.ts';
import { addYears } from '../../../kernel/plain-date.ts';
import { client } from '../../api/client.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { parseTypedDate } from '../intake/typed-date.ts';
import { type ChosenPaper, ConsentPaper, isPaperChosen, paperInput } from './consent-paper.tsx';
import { refusalTo, useCheckMutation } from './use-checks.ts';
import classes from './checks.module.css';

interface ConsentDialogProps {
  readonly view: CaseView;
  readonly matrix: CheckMatrixView;
  readonly person: string;
  readonly onClose: () => void;
}

/** What somebody consented to in writing so far, and a new paper of theirs (PRH-03). */
export function ConsentDialog({ view, matrix, person, onClose }: ConsentDialogProps) {
  const { t } = useTranslation();
  const who = matrix.people.find((member) => member.person === person);
  if (who === undefined) return null;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('checks.consent.of', { name: who.name })}
      closeButtonProps={{ 'aria-label': t('checks.manual.cancel') }}
    >
      <Stack gap="md">
        {who.consents.map((consent) => (
          <KnownConsent key={consent.consentId} view={view} matrix={matrix} consent={consent} />
        ))}
        <ConsentForm view={view} matrix={matrix} who={who} onClose={onClose} />
      </Stack>
    </Modal>
  );
}

type Person = CheckMatrixView['people'][number];

interface KnownConsentProps extends Pick<ConsentDialogProps, 'view' | 'matrix'> {
  readonly consent: Person['consents'][number];
}

function KnownConsent({ view, matrix, consent }: KnownConsentProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const refusal = refusalTo(matrix, 'withdraw-consent');
  const { consentId, signedOn, until, sources, withdrawnOn, signer, guardian } = consent;
  const guardianName = matrix.people.find(({ person }) => person === guardian)?.name ?? '';
  const withdraw = useCheckMutation((commandId, _input: null) =>
    client.checks.withdrawConsent({ commandId, caseId: view.caseId, consentId, comment: '' }),
  );
  return (
    <div className={classes.part}>
      <p>
        {signedOn} · {t('checks.until', { day: until })} ·{' '}
        {signer === 'self' ? t('checks.consent.self') : t('checks.consent.guardian', { name: guardianName })}
      </p>
      <p className={classes.quiet}>{sources.map((source) => t(`checks.source.${source}`)).join(t('case.comma'))}</p>
      {withdrawnOn === null ? (
        <>
          <p className={classes.quiet}>{t('checks.consent.withdrawBody')}</p>
          <div className={classes.buttons}>
            <ActionButton
              size="xs"
              variant="default"
              loading={withdraw.isPending}
              offBecause={refusal === null ? null : ofRefusal(refusal)}
              onClick={() => {
                withdraw.mutate(null);
              }}
            >
              {t('checks.consent.withdraw')}
            </ActionButton>
          </div>
        </>
      ) : (
        <p className={classes.differs}>{t('checks.consent.withdrawn', { day: withdrawnOn })}</p>
      )}
      <ProblemNote error={withdraw.error} />
    </div>
  );
}

function ConsentForm({ view, matrix, who, onClose }: Omit<ConsentDialogProps, 'person'> & { readonly who: Person }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const guardians = matrix.people.filter(({ isAdult }) => isAdult);
  const onFile = view.documents.findLast(({ type }) => type === 'query-consent') ?? view.documents[0];
  const [sources, setSources] = useState<readonly CheckSource[]>(who.needed);
  const [guardian, setGuardian] = useState(guardians[0]?.person ?? '');
  const [signed, setSigned] = useState<string>(view.content.consent.signedOn);
  const [until, setUntil] = useState<string>(addYears(matrix.on, 1));
  const [paper, setPaper] = useState<ChosenPaper>({ documentId: onFile?.id ?? '', files: [] });
  const [asked, setAsked] = useState(false);
  const refusal = refusalTo(matrix, 'record-consent');
  const signedOn = parseTypedDate(signed);
  const untilOn = parseTypedDate(until);
  const isComplete = signedOn !== undefined && untilOn !== undefined && isPaperChosen(paper) && sources.length > 0;
  const record = useCheckMutation((commandId, _input: null) =>
    client.checks.recordConsent({
      commandId,
      caseId: view.caseId,
      consentId: uuidv7(),
      person: who.person,
      signer: who.isAdult ? 'self' : 'guardian',
      guardian: who.isAdult ? '' : guardian,
      sources: [...sources],
      signedOn: signedOn ?? matrix.on,
      until: untilOn ?? matrix.on,
      ...paperInput(paper),
    }),
  );
  const bad = t('checks.manual.bad');
  return (
    <Stack gap="sm">
      <Text fw={600}>{t(who.consents.length === 0 ? 'checks.consent.record' : 'checks.consent.recordMore')}</Text>
      {!who.isAdult && (
        <NativeSelect
          label={t('checks.consent.signer')}
          description={t('checks.consent.guardianNeeded', { name: who.name })}
          error={guardians.length === 0 ? t('checks.consent.noGuardian') : null}
          value={guardian}
          data={guardians.map(({ person, name }) => ({ value: person, label: t('checks.consent.guardian', { name }) }))}
          onChange={({ currentTarget: { value } }) => {
            setGuardian(value);
          }}
        />
      )}
      <Checkbox.Group
        label={t('checks.consent.scope')}
        value={[...sources]}
        error={asked && sources.length === 0 ? bad : null}
        onChange={(values) => {
          setSources(values);
        }}
      >
        <div className={classes.choiceLine}>
          {who.needed.map((source) => (
            <Checkbox key={source} size="xs" value={source} label={t(`checks.source.${source}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Group grow align="start">
        <TextInput
          label={t('checks.consent.signedOn')}
          value={signed}
          error={asked && signedOn === undefined ? bad : null}
          onChange={({ currentTarget: { value } }) => {
            setSigned(value);
          }}
        />
        <TextInput
          label={t('checks.consent.validUntil')}
          value={until}
          error={asked && untilOn === undefined ? bad : null}
          onChange={({ currentTarget: { value } }) => {
            setUntil(value);
          }}
        />
      </Group>
      <ConsentPaper
        documents={view.documents}
        paper={paper}
        error={asked && !isPaperChosen(paper) ? bad : null}
        onPaper={setPaper}
      />
      <ProblemNote error={record.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('checks.manual.cancel')}
        </Button>
        <ActionButton
          loading={record.isPending}
          offBecause={refusal === null ? null : ofRefusal(refusal)}
          onClick={() => {
            setAsked(true);
            if (isComplete) record.mutate(null, { onSuccess: onClose });
          }}
        >
          {t('checks.consent.confirm')}
        </ActionButton>
      </Group>
    </Stack>
  );
}
