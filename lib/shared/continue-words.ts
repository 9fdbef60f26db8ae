/** What asks the model to continue an answer that ended too early: models accept no prefilled answers. */
export const GO_ON = [
  'Your last message was cut off.',
  'Go on exactly where it stops, beginning with the very next character.',
  'Repeat nothing and introduce nothing.',
  'If it stops inside a code block, write on inside that block without opening it again.',
].join(' ')
