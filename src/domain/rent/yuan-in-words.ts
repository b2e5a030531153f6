const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/** Fen as receipts write them in capitals, so that no digit can be added: 190000 is 壹仟玖佰元整. Below a trillion yuan. */
export function yuanInWords(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const whole = yuan === 0 ? '' : `${wholeInWords(yuan)}元`;
  if (jiao === 0 && rest === 0) return whole === '' ? '零元整' : `${whole}整`;
  const between = jiao === 0 && yuan > 0 ? '零' : '';
  const parts = `${between}${jiao === 0 ? '' : `${DIGITS[jiao] ?? ''}角`}${rest === 0 ? '整' : `${DIGITS[rest] ?? ''}分`}`;
  return `${whole}${parts}`;
}

function wholeInWords(value: number): string {
  let words = '';
  let isGap = false;
  const text = String(value);
  for (const [index, digit] of [...text].entries()) {
    const place = text.length - 1 - index;
    if (digit === '0') {
      isGap = true;
    } else {
      words += `${isGap && words !== '' ? '零' : ''}${DIGITS[Number(digit)] ?? ''}${PLACES[place % 4] ?? ''}`;
      isGap = false;
    }
    const isGroupEnd = place % 4 === 0 && place > 0;
    const group = Number(text.slice(Math.max(0, index - 3), index + 1));
    if (isGroupEnd && group > 0) words += GROUPS[place / 4] ?? '';
  }
  return words;
}
