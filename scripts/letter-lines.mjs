// Lines that the templates of letters share, each with the style that it has.

export const close = [
  { style: 'Close', text: '{机关}' },
  { style: 'Close', text: '（盖章）' },
  { style: 'Close', text: '{日期}' },
];
export const signed = [
  { style: 'Fact', text: '经办人：{经办人}' },
  { style: 'Fact', text: '申请人（签收）：　　　　　　　　签收日期：　　　　年　　月　　日' },
];
/** @param {string} text */
export const body = (text) => ({ style: 'Body', text });
/** @param {string} text */
export const heading = (text) => ({ style: 'Heading', text });
/**
 * A list is a line of its own for its opening, its content and its end.
 * @param {string} name
 */
export const list = (name) => [body(`{#${name}}`), body('{序号}. {内容}'), body(`{/${name}}`)];
/**
 * Shown only where the letter has the field.
 * @param {string} name
 * @param {string} text
 */
export const only = (name, text) => [body(`{#${name}}`), body(text), body(`{/${name}}`)];
