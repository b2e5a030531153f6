import type { VerifyFailure } from '../domain/lottery/verify-draw.ts';
import type { Words } from './words.ts';

/** What is wrong, and both texts where two differ. */
export interface FailureWords {
  readonly why: string;
  readonly published?: string;
  readonly computed?: string;
}

export function failureWords(failure: VerifyFailure, words: Words): FailureWords {
  switch (failure.part) {
    case 'file':
      return { why: `${failure.found.file}：${words.fileProblem[failure.found.problem]}` };
    case 'line': {
      const { file, line, problem, field } = failure.found;
      return { why: `${words.at(file, line)}：${words.lineProblem[problem]}${field === '' ? '' : `：${field}`}` };
    }
    case 'plan':
    case 'roster':
    case 'units': {
      const { problem, subject } = failure.found;
      return { why: `${words[`${failure.part}Problem`]}：${words.drawProblem[problem]} ${subject}` };
    }
    case 'root':
      return { why: words.rootProblem[failure.found.of][failure.found.what] };
    case 'values':
      return { why: `${failure.found.id}：${words.valueProblem[failure.found.problem]}` };
    case 'difference': {
      const { found } = failure;
      const place = found.part === 'result' ? `${words.at('result.ndjson', found.line)}：` : '';
      const [published, computed] = [found.published, found.computed].map((text) => text || words.nothingThere);
      return { why: `${place}${words.differs[found.part]}`, published: published ?? '', computed: computed ?? '' };
    }
  }
}
