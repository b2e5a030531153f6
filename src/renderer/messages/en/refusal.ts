import type { SameKeys } from '../same-keys.ts';
import type { refusalWords as zh } from '../zh/refusal.ts';

export const refusalWords: SameKeys<typeof zh> = {
  'exists-already': 'It exists already; nothing was saved twice.',
  'command-id-reused': 'The id of this action was used for another one; nothing was saved. Try again.',
  'received-in-future': 'The day of receipt is later than today; nothing was saved.',
  'not-now': 'The case stands at "{{status}}", where this cannot be done.',
  'missing-permission': 'Your role does not carry "{{permission}}"; this is done by: {{roles}}.',
  'wrong-office': "It is not this office's turn but that of {{office}}.",
  'four-eyes': 'You took the step before; a colleague has to take this one.',
  'own-case': 'You or a declared relative belong to this household, so you may not act on it.',
  'supplement-once': 'Missing documents are asked for once. A second notice needs a supervisor and a reason.',
  'supplement-empty': 'The list of missing documents is empty; name at least one.',
  'reasons-missing': 'Choose the reasons for the rejection.',
  'comment-missing': 'Write your opinion.',
  'consent-missing': "The applicant's written consent is missing, so nothing may be verified. Add it first.",
  'documents-missing': 'Documents are missing: {{documents}}.',
  'clock-paused': 'The clock stands. Resume it first, then take this step.',
  'clock-running': 'The clock runs; there is nothing to resume.',
  'pause-by-notice':
    'Before acceptance the applicant is asked for papers by the one-time notice, which starts the applicant’s own time limit.',
  'calendar-invalid': 'The {{part}} of the calendar are not right{{day}}; nothing was saved.',
  'calendar-second': {
    missing: 'Another administrator or a supervisor of the city must sign on this screen; nothing was announced.',
    same: 'The second signature must be another person’s, not your own.',
    permission: 'The second person must be an administrator or supervisor of the city; nothing was announced.',
    office: 'The second person must belong to the city office; nothing was announced.',
  },
  'calendar-unchanged': 'The same as the calendar that is there; nothing to announce.',
  'chain-unusable': {
    'no-decision':
      'By the policy in force the review of this programme has no decision; nothing can be accepted. The administrator has to mend the policy.',
    'two-decisions':
      'By the policy in force the review of this programme decides twice; nothing can be accepted. The administrator has to mend the policy.',
    'step-twice':
      'By the policy in force the review of this programme has a step twice; nothing can be accepted. The administrator has to mend the policy.',
    'step-unknown':
      'By the policy in force the review of this programme has a step that no office here can take; nothing can be accepted. The administrator has to mend the policy.',
    'publicity-without-days':
      'The policy in force does not say how long this programme is published; nothing can be accepted. The administrator has to mend the policy.',
  },
  'unknown-member': 'Nobody of this household; load the page again.',
  'changed-in-future': 'The day lies after today; nothing was saved.',
  'household-same': 'Nothing about the household is different; nothing was saved.',
  'not-in-notice': 'The case stands in this notice no longer (it is "{{status}}").',
  'publicity-running': 'The publicity runs until {{until}}; nothing passes before its end (PRH-07).',
  'publicity-held': 'An objection about this household is being looked into; it cannot pass.',
  'no-applicant': 'The first member of the household has to be the applicant.',
  'member-twice': '{{name}} stands in the household twice.',
  'identity-claimed':
    '{{name}} (here: {{role}}) stands in application {{caseNo}} already; one live application per person.',
  'identity-claimed-as':
    '{{name}} (here: {{role}}) stands in application {{caseNo}} already (there: {{otherRole}}); one live application per person.',
  'unknown-staff': 'There is no such account; the list may have changed.',
  'outside-office': '{{office}} is outside the offices you administer.',
  'no-role': 'Choose at least one role.',
  'auditor-alone': 'An auditor reads and changes nothing; the role goes with no other.',
  'role-not-here': 'A street has no "{{role}}"; districts and the city do.',
  'identity-missing':
    'Who works on applications declares their own identity number, so that nobody works on their own.',
  'own-account': 'You cannot change or deactivate your own account; ask another administrator.',
  'reason-missing': 'Write the reason.',
  'out-of-range': 'The value has to be between {{low}} and {{high}}.',
  'changed-meanwhile':
    'The case changed while you looked at it, and your action was not saved. Look again, then decide.',
  'unknown-case': 'The case was not found; it may lie outside your offices.',
  'unknown-office': 'No office is registered under the code {{office}}.',
  'unknown-pack': 'There is no policy called {{pack}}.',
  'pack-not-yours':
    'This policy comes with the program and is not changed here. State the value in the city’s own policy; it goes first.',
  'unknown-version': 'Policy version {{version}} is not here. It may have changed; please open the page again.',
  'proposal-waits':
    'A new version waits already, nothing was submitted. Please issue it, refuse it or take it back first.',
  'no-proposal': 'This waiting version is gone; somebody may have dealt with it. Please see the history.',
  'own-proposal': 'You proposed this version: another administrator or supervisor of the city has to issue it.',
  'not-proposer': 'Only who proposed it can take it back; you may refuse it with a reason.',
  'version-unchanged': 'Nothing differs from the version that it is based on. Nothing was submitted.',
  'version-not-after': 'It must take effect after the last version, {{last}}. Nothing was submitted.',
  'version-too-early':
    'It may take effect from {{earliest}} at the earliest (days back: see Settings). Nothing was submitted.',
  'bad-version': '{{path}}: {{problem}} Nothing was submitted; what you filled in is kept.',
  'no-policy': 'The city has no policy file for today, so this cannot be done. Ask the administrator.',
  'account-taken': 'The account {{account}} is taken; choose another.',
  'password-too-short': 'The password is too short: at least {{length}} characters.',
  'password-known': 'The password is too common or the same as before; choose another.',
  'wrong-credentials': 'Account or password is wrong; {{attemptsLeft}} attempts left.',
  'account-locked':
    'Too many wrong passwords: the account is locked until {{until}}. Wait, or ask an administrator for a new password.',
  'account-inactive': 'This account is deactivated; ask the administrator.',
  'wrong-passphrase':
    'The passphrase is wrong and the case file stays closed. Check capitals and spaces, then try again.',
  'set-up-already': 'This desk is set up already; reload the page.',
  'bad-file': 'The file cannot be taken: {{reason}}. What was there is unchanged.',
  'file-too-large': 'The file is larger than {{limit}} MB and was not saved. Shrink or split it.',
  'bad-package': 'The package cannot be read: {{reason}}. Nothing was imported.',
  'no-hub': 'This desk works alone: no hub is connected, so this cannot be done.',
  'connected-already': 'This desk is connected to a hub already; it was not connected again.',
  'hub-unreachable':
    'The hub cannot be reached; nothing was done. What you entered is kept: check the address and the line, then try again.',
  'hub-refused': 'The hub did not accept it: {{problem}}. Nothing on this desk has changed.',
  'bad-enrolment-code':
    'The code is wrong, used or expired; the desk was not connected. Check it, or ask the administrator for another.',
  'wrong-city': 'The hub belongs to another city ({{city}}); the desk was not connected. Check the address.',
  'city-arriving': 'The city is still being fetched, and its people with it. Wait a moment, then sign in again.',
  'city-has-people':
    'The city was set up before and does not know the people of this desk; it was not connected. Join the city on an empty computer instead.',
  'desk-code-taken': 'Another desk of the city uses the desk code {{deskCode}}; nothing was done. Choose another code.',
  'unknown-conflict': 'This conflict cannot be found; somebody may have settled it. The list has been read again.',
  'conflict-settled': 'Somebody has settled this conflict; your choice was not saved.',
  'not-entitled':
    'Cannot be approved yet: {{conditions}}. To overrule, give a reason for each and have a second supervisor sign.',
  'second-person': {
    missing: 'Overruling needs a second supervisor to sign on this screen.',
    same: 'The second signature must be another person’s, not your own.',
    permission: 'The second person may not decide. Another supervisor must sign.',
    office: 'This case is outside the second person’s area. Ask another supervisor.',
    'own-case': 'The second person or a declared relative belongs to this household. Ask another supervisor.',
    unknown: 'The second account cannot be used. Ask another supervisor, or let them change their first password.',
  },
  'unknown-condition': 'The policy in force has no condition “{{condition}}”. Reload and try again.',
  'no-check-consent':
    '{{name}} has no valid written consent for “{{source}}”. Nothing was asked. Record the consent first (PRH-03).',
  'unknown-person': 'Nobody like that is in the household. Reload and try again.',
  'unknown-consent': 'This consent was not found. Reload and try again.',
  'consent-withdrawn-already': 'This consent was withdrawn already.',
  'guardian-needed': '{{name}} is a minor: an adult guardian of the household must sign.',
  'guardian-not-needed': '{{name}} is an adult and signs in person.',
  'consent-term': 'Check the term: signed today or before, valid today or later, and at least one registry ticked.',
  'unknown-document': 'The case has no such document. Record it first.',
  'check-not-needed': 'The programme asks nothing of “{{source}}” about {{name}}. Nothing was asked.',
  'asked-already': '“{{source}}” is being asked about {{name}} and has not answered yet. Nothing was asked twice.',
  'unknown-request': 'This question was not found. Reload and try again.',
  'request-ended': 'This question has ended already.',
  'evidence-in-future': 'The day of the evidence is later than today. Nothing was saved.',
  'evidence-replaced': 'A newer answer came while you were looking. The ruling was not saved: look at it first.',
  'no-difference': 'This field no longer differs from the declaration. Nothing was saved; reload.',
  'nothing-to-do': 'There is nothing to do.',
  'bad-record': 'What was entered is not what this registry keeps. Nothing was saved.',
  unknown: 'It was not done ({{code}}); what you entered is unchanged.',
  'sign-in-required': 'You are signed out; sign in again.',
  'screen-locked': 'The screen is locked; unlock it to go on.',
  'desk-closed': 'The case file is still closed; enter the passphrase first.',
  forbidden: 'Your role does not carry "{{permission}}".',
  invalid: 'Something entered does not fit and nothing was saved. Check the marked fields.',
  unreachable:
    'The line to the desk is broken and the last action was not confirmed. What you entered is kept; try again.',
  fault: {
    'disk-full': 'The disk is full and nothing was saved. Free some space and try again. (No. {{id}})',
    corrupt: 'The data failed its check and nothing was saved. Stop and tell the administrator. (No. {{id}})',
    io: 'The disk failed and nothing was saved. Try again, or tell the administrator. (No. {{id}})',
    other: 'The program failed and nothing was saved. Try again, or tell the administrator the number. (No. {{id}})',
  },
};
