/** The page that a citizen opens from disk: everything is recomputed in a worker of its own, without a network. */
import VerifierWorker from './worker.ts?worker&inline';
import { element } from './elements.ts';
import type { CheckedDraw, FromWorker, ToWorker } from './messages.ts';
import { showNothing, showOutcome, showProgress, showProof, showVerdict } from './show.ts';
import { type Words, chinese } from './words.ts';
import { english } from './words-en.ts';

const worker = new VerifierWorker();
let words: Words = chinese;
let draw: CheckedDraw | undefined;
/** The last answer of each kind, to say it again in the other language. */
const told = new Map<string, FromWorker>();

worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
  if (data.kind === 'holds') draw = data.draw;
  if (data.kind !== 'progress') told.set(slotOf(data), data);
  show(data);
  if (slotOf(data) === 'verdict') element('verdict', HTMLElement).focus();
});

function slotOf({ kind }: FromWorker): string {
  return kind === 'holds' || kind === 'refused' || kind === 'broke' ? 'verdict' : kind;
}

function show(message: FromWorker): void {
  switch (message.kind) {
    case 'progress':
      showProgress(message, words);
      return;
    case 'holds':
    case 'refused':
    case 'broke':
      showVerdict(message, words);
      return;
    case 'outcome':
      showOutcome(message, { words, poolLabel });
      return;
    case 'proof':
      showProof(message, words);
      return;
  }
}

function poolLabel(id: string): string {
  const label = draw?.plan.pools.find((pool) => pool.id === id)?.label ?? '';
  return label === '' ? id : `${id} ${label}`;
}

function ask(message: ToWorker): void {
  worker.postMessage(message);
}

function verify(files: readonly File[]): void {
  if (files.length === 0) return;
  draw = undefined;
  told.delete('verdict');
  told.delete('outcome');
  showNothing();
  ask({ kind: 'verify', files: files.map((file) => ({ name: file.name, file })) });
}

function speak(next: Words): void {
  words = next;
  document.documentElement.lang = words.pageLanguage;
  document.title = words.title;
  for (const each of document.querySelectorAll<HTMLElement>('[data-words]')) {
    const text = Object.entries(words).find(([name]) => name === each.dataset.words)?.[1];
    if (typeof text === 'string') each.textContent = text;
  }
  element('language', HTMLButtonElement).textContent = words.otherLanguage;
  for (const message of told.values()) show(message);
}

const filesInput = element('files', HTMLInputElement);
filesInput.addEventListener('change', () => {
  verify([...(filesInput.files ?? [])]);
  // So that the same file can be chosen again.
  filesInput.value = '';
});

const drop = element('drop', HTMLElement);
for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop'] as const) {
  // Over the whole page: a file dropped beside the box would otherwise replace the page.
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    if (kind === 'drop') verify([...(event.dataTransfer?.files ?? [])]);
  });
}

element('ask-form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  ask({ kind: 'ask', no: element('number', HTMLInputElement).value.trim().toUpperCase() });
});

const proofText = element('proof', HTMLTextAreaElement);
element('proof-form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  ask({ kind: 'proof', text: proofText.value });
});

const proofFile = element('proof-file', HTMLInputElement);
proofFile.addEventListener('change', () => {
  const [file] = proofFile.files ?? [];
  proofFile.value = '';
  if (file === undefined) return;
  void file.text().then((text) => {
    proofText.value = text;
    ask({ kind: 'proof', text });
  });
});

element('language', HTMLButtonElement).addEventListener('click', () => {
  speak(words === chinese ? english : chinese);
});
element('print', HTMLButtonElement).addEventListener('click', () => {
  print();
});

speak(chinese);
