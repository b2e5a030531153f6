/** A field to sign in. */
export const signatureWords = {
  again: '重写',
  empty: '{{label}}：未签',
  signed: '{{label}}：已签',
};
