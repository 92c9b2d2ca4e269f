/** The header on every answer while the book cannot be opened. */
export const recoveryMark = 'quarterdeck-book-shut';
