/** Days and amounts as Chinese papers write them. */

export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${String(Number(month))}月${String(Number(date))}日`;
}

/** Yuan with two decimals, without grouping. */
export function yuan(fen: number): string {
  const whole = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${String(Math.floor(whole / 100))}.${String(whole % 100).padStart(2, '0')}`;
}
