import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { useKeys } from '../../shell/keys.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { LookAlikes } from '../duplicates/look-alikes.tsx';
import { DocumentsSection } from './documents/documents-section.tsx';
import { DraftsDialog } from './drafts-dialog.tsx';
import { EditorHead } from './editor-head.tsx';
import { FormEditContext } from './form-edit.ts';
import type { IntakeForm } from './form-model.ts';
import classes from './intake.module.css';
import { ProblemSummary, SUMMARY_ID } from './problem-summary.tsx';
import { SectionNav, goBySections } from './section-nav.tsx';
import { sectionStates } from './sections.ts';
import { BasisSection, RegistrationSection } from './sections/basis-section.tsx';
import { ADD_MEMBER_KEYS, HouseholdSection, useAddMember } from './sections/household-section.tsx';
import { AssetsSection, ChangesSection, HomesSection } from './sections/property-sections.tsx';
import { ConsentSection, GreenSection, WorkSection } from './sections/statement-sections.tsx';
import { TakeContentDialog, useTakeContent } from './take-content.tsx';
import { useDraft } from './use-draft.ts';
import { type IntakeFormState, useIntakeForm } from './use-intake-form.ts';
import { useStreets } from './use-streets.ts';
import { useSubmit } from './use-submit.ts';
import { useIsSaving } from '../../api/files-under-way.ts';

interface IntakeEditorProps {
  readonly draftId: string;
  readonly initial: IntakeForm;
  readonly today: PlainDate;
  readonly resumeError: unknown;
  readonly onResume: (draftId: string) => void;
  readonly onFresh: () => void;
}

export function IntakeEditor({ draftId, initial, today, resumeError, onResume, onFresh }: IntakeEditorProps) {
  const { t } = useTranslation();
  const { saver, state: draft } = useDraft(draftId);
  const intake = useIntakeForm(initial, today, (values) => {
    saver.offer(values);
  });
  const submit = useSubmit(draftId, saver);
  const isSaving = useIsSaving();
  const [attempted, setAttempted] = useState(false);
  const [listOpen, setListOpen] = useState(false);
  const take = useTakeContent(intake.form);
  const send = (): void => {
    if (submit.isPending || isSaving) return;
    setAttempted(true);
    intake.form.onSubmit(
      (values) => {
        submit.mutate(values);
      },
      () => requestAnimationFrame(() => document.getElementById(SUMMARY_ID)?.focus()),
    )();
  };
  const states = useMemo(
    () => sectionStates(intake.form.values, intake.problems),
    [intake.form.values, intake.problems],
  );

  return (
    <FormEditContext value={intake.edit}>
      <EditorKeys onSubmit={send} members={intake.form.values.members.length} />
      <EditorHead
        draft={draft}
        sending={submit.isPending}
        offBecause={isSaving ? t('intake.documents.stillSaving') : null}
        onDrafts={() => {
          setListOpen(true);
        }}
        onFresh={onFresh}
        onSubmit={send}
      />
      <div className={classes.layout}>
        <SectionNav states={states} />
        <div className={classes.form}>
          <ProblemNote error={submit.error ?? resumeError} />
          {attempted && intake.problems.length > 0 && <ProblemSummary problems={intake.problems} />}
          {take.note}
          <LookAlikes {...lookedAt(intake.form.values)} />
          <Sections draftId={draftId} intake={intake} today={today} onTake={take.ask} />
        </div>
      </div>
      <TakeContentDialog take={take} />
      {listOpen && (
        <DraftsDialog
          current={draftId}
          onClose={() => {
            setListOpen(false);
          }}
          onResume={(chosen) => {
            setListOpen(false);
            onResume(chosen);
          }}
          onDeleted={(deleted) => {
            if (deleted === draftId) void saver.end().then(onFresh);
          }}
        />
      )}
    </FormEditContext>
  );
}

function lookedAt({ members, phone, address, registrationAddress, bankCard }: IntakeForm) {
  return { members, phone, address, registrationAddress, bankCard };
}

interface SectionsProps {
  readonly draftId: string;
  readonly intake: IntakeFormState;
  readonly today: PlainDate;
  readonly onTake: ReturnType<typeof useTakeContent>['ask'];
}

function Sections({ draftId, intake: { form, bind }, today, onTake }: SectionsProps) {
  const streets = useStreets();
  const { values } = form;
  return (
    <>
      <BasisSection bind={bind} streets={streets} />
      <HouseholdSection bind={bind} members={values.members} today={today} onTake={onTake} />
      <HomesSection bind={bind} count={values.homes.length} />
      <ChangesSection bind={bind} count={values.housingChanges.length} />
      <AssetsSection bind={bind} assets={values.assets} />
      <WorkSection bind={bind} form={values} />
      <RegistrationSection bind={bind} />
      <GreenSection bind={bind} form={values} />
      <ConsentSection bind={bind} form={values} />
      <DocumentsSection bind={bind} draftId={draftId} programme={values.programme} documents={values.documents} />
    </>
  );
}

/** Inside the form's context, because one of them adds a row. */
function EditorKeys({ onSubmit, members }: { onSubmit: () => void; members: number }) {
  const addMember = useAddMember(members);
  useKeys([
    { keys: 'mod+Enter', labelKey: 'intake.keys.submit', scope: 'form', run: onSubmit, inFields: true },
    {
      keys: 'mod+ArrowDown',
      labelKey: 'intake.keys.nextSection',
      scope: 'form',
      run: () => goBySections(1),
      inFields: true,
    },
    {
      keys: 'mod+ArrowUp',
      labelKey: 'intake.keys.previousSection',
      scope: 'form',
      run: () => goBySections(-1),
      inFields: true,
    },
    { keys: ADD_MEMBER_KEYS, labelKey: 'intake.keys.addMember', scope: 'form', run: addMember, inFields: true },
  ]);
  return null;
}
