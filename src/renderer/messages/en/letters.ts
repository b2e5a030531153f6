/** Receipts, notices and decisions on paper (PRH-04, PRH-05, PRH-08, PRH-09, PRH-47). */
export const lettersWords = {
  preview: 'Print preview',
  print: 'Print',
  word: 'Word file',
  wordSaved: 'Saved as a Word file and kept with the case: {{name}}',
  back: 'Back to the case',
  large: 'Large print',
  largeWhy: 'Larger type for older people and those who see poorly',
  language: 'Language of the letter',
  none: 'The case has no such letter yet.',
  noneWhat:
    "Letters come with the step that makes them: a receipt with acceptance, a notice with a supplement request, a decision with the city's word.",
  kind: {
    promise: 'Promise slip',
    receipt: 'Receipt',
    supplement: 'Supplement notice',
    decision: 'Decision',
    recheck: 'Re-check result',
    objection: 'answer to an objection',
    'petition-acceptance': 'Petition: acceptance',
    'petition-extension': 'Petition: more time',
    'petition-decision': 'Petition: decision',
    'petition-review': 'Petition: review',
    'petition-re-review': 'Petition: re-review',
    'ticket-accepted': 'Heard: accepted',
    'ticket-progress': 'Heard: progress',
    'ticket-reply': 'Heard: reply',
    'ticket-refusal': 'Heard: not accepted',
    'ticket-return': 'Order sent back',
    'ticket-same-fact': 'Same fact, explained',
    'weekly-report': 'Weekly report of what is heard',
    'lease-contract': 'Lease contract',
    'lease-supplement': 'Supplement agreement',
    'arrears-reminder': 'Rent reminder',
    'arrears-agreement': 'Agreement on instalments',
    'arrears-order': 'Order to pay or leave',
    'leaving-notice': 'Notice to leave',
    'leaving-transition': 'Transition lease',
    'leaving-settlement': 'Settlement',
  },
  templates: {
    title: 'Letter templates',
    note: 'Download a template, change its words and layout in Word or WPS, and upload it again. Names in braces are filled in and must stay as they are; those that a letter has are listed. A template serves this office and the offices below that have none. Letters already made stay as they are.',
    letter: 'Letter',
    inUse: 'In use',
    fields: 'Fields',
    change: 'Change',
    source: { own: 'this office’s own', above: 'that of {{office}}', 'built-in': 'came with the program' },
    download: 'Download',
    downloadOf: 'Download the template: {{letter}}',
    upload: 'Upload',
    uploadOf: 'Upload a template: {{letter}}',
    withdraw: 'Withdraw',
    done: 'The template was changed: {{letter}}.',
  },
  number: 'No. {{number}}',
  salutation: 'To {{name}}:',
  date: '{{year}}-{{month}}-{{day}}',
  deadline: '{{day}} ({{weekday}}) at the latest',
  caseNo: 'Case number',
  applicant: 'Applicant',
  identityNumber: 'ID number',
  programme: 'Programme',
  householdSize: 'Household',
  persons: '{{count}} people',
  receivedOn: 'Received',
  copies: '{{name}} × {{count}}',
  handledBy: 'Handled by: {{name}}',
  signature: 'Received by the applicant:',
  signedOn: 'Date:',
  seal: '(seal)',
  provisional:
    'The date above lies in a year whose public holidays are not announced yet; if they move it, the date worked out after the announcement holds.',
  promise: {
    title: 'Promise to bring missing documents',
    opening:
      'Your application for public rental housing has its main documents. On your written promise to bring the following ones in time, we accepted it on {{day}}.',
    papers: 'Documents promised, and by when',
    paper: '{{name}}: within {{limit}} of acceptance, that is {{due}}',
    effectTitle: 'What acceptance on a promise means',
    goesOn:
      'It counts as any acceptance: the review runs from the day after it. The application is not approved before the documents are there.',
    effect:
      'If they do not come in time, the application counts as withdrawn: the office records it in writing and ends it. A new application is possible.',
    mine: "The applicant's promise",
    pledge:
      'I have read this. I promise to bring the documents in time and that they are true and valid, and I bear the consequences above if they do not come.',
  },
  receipt: {
    title: 'Receipt for an application for public rental housing',
    accepted:
      'Your application for public rental housing is complete. We accepted it on {{day}} and give you this receipt.',
    acceptedOnPromise:
      'Your application for public rental housing has its main documents; you have promised in writing to bring the others. We accepted it on {{day}} and give you this receipt.',
    documents: 'Documents received',
    next: 'What follows, in this order: {{steps}}. The first step is due {{due}}; the app shows how far it is.',
    nextPublicity: 'What follows, in this order: {{steps}}; the app shows how far it is.',
    keep: 'Please keep this receipt and give the case number when you ask about progress.',
  },
  supplement: {
    title: 'One-time notice of what to supplement',
    opening:
      'We received your application for public rental housing on {{day}}. {{count}} point(s) still have to be put right:',
    again: 'This is a further notice. Reason: {{reason}}',
    due: 'Please hand in everything listed on {{due}}, at this office or through the public rental housing app. If you cannot do so in time, tell us before that day.',
    once: 'This notice lists everything at once. When it is complete we accept the application and give you a receipt.',
  },
  approval: {
    title: 'Notice of approval',
    decided:
      "After the reviews of street and district and the decision of the city, the application of your household ({{count}} people) meets the city's conditions and is approved.",
    next: 'The result is publicised as the law demands. Without a valid objection your household is registered on the waiting list, and the registration is public.',
    changes:
      'While you wait, please tell us truthfully and soon when the household, its income, assets or housing change.',
  },
  rejection: {
    title: 'Decision not to approve',
    decided:
      "After review, your application for public rental housing does not meet the city's conditions and is not approved.",
    reasons: 'Reasons',
  },
  recheck: {
    title: 'Result of the re-check',
    confirmed:
      'You objected to the result and asked for a re-check. The facts and reasons of the decision hold; the decision not to approve stands.',
    overturned:
      'You objected to the result and asked for a re-check. The decision not to approve is revoked; the application of your household ({{count}} people) is approved.',
  },
  objection: {
    title: 'Answer to an objection to the publicity of public rental housing',
    recipient: 'To whoever objected',
    noticeNo: 'Notice',
    opening:
      'We have looked into your objection of {{day}} to application {{caseNo}} in notice {{noticeNo}}, and answer as follows.',
    openingShort: 'We have looked into your objection to application {{caseNo}}, and answer as follows.',
    upheld: 'The objection is upheld. The application goes back to the {{to}}.',
    notUpheld: 'The objection is not upheld. The application goes on.',
    further:
      'If you do not agree, you may turn to the housing authority above. Personal information of others is no part of this answer.',
    signature: 'Received by:',
  },
  reason: {
    'income-above-limit': "The household's income per person is above the city's limit.",
    'assets-above-limit': "The household's assets are above the city's limit.",
    'housing-above-limit': "The household's housing area per person is above the city's limit.",
    'registration-too-short': 'The local household registration is shorter than the city demands.',
    'employment-not-proved': 'The documents do not prove stable local employment.',
    'insurance-too-short': 'Social insurance or housing fund was paid for less time than the city demands.',
    'already-housed': 'The household already has housing support.',
    'false-declaration': 'Facts were concealed or false documents handed in.',
    'not-in-programme': 'The household does not belong to the programme applied for.',
    other: 'Another reason, see below.',
  },
  rights: {
    title: 'Your rights',
    recheck:
      'You may ask this office for a re-check. We finish it within {{limit}} of receiving your request and tell you the result in writing.',
    review:
      'You may apply for administrative reconsideration within 60 days of learning of this decision (Administrative Reconsideration Law, Article 20).',
    suit: "You may also sue before the people's court within 6 months of learning of this decision (Administrative Litigation Law, Article 46).",
  },
};
