import { randomInt } from 'node:crypto';

const WORDS = [
  'caoyuan', 'cuihu', 'dangshen', 'dongchong', 'ganlu', 'gaoyuan', 'gouqi', 'haibei', 'heiquan', 'hehuang', 'huangshui',
  'kunlun', 'laoye', 'menyuan', 'nanshan', 'niangpi', 'qilian', 'qinghai', 'qingke', 'riyue', 'sanjiang', 'shatang',
  'suannai', 'taersi', 'tongren', 'xueshan', 'yakou', 'yangrou', 'yuanshan', 'youcai',
]; // prettier-ignore

/**
 * A password that is quickly typed and never the same twice: the demo city's people are invented, its locks are not
 * (no default password anywhere). Never from the city's seed.
 */
export function demoPassword(): string {
  const word = (): string => WORDS[randomInt(WORDS.length)] ?? 'kunlun';
  return `${word()}-${word()}-${String(randomInt(1_000, 10_000))}`;
}
