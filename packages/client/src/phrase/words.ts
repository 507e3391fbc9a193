/** 256 plain words, so that a byte draws one; never to be changed, or phrases of open seasons would. */
export const WORDS: readonly string[] = `
  apple autumn baby bag ball band bank barn basket bath beach bean bear bed bell belt bench bike bird
  boat bone book bottle bowl box branch bread brick bridge brother brush bucket butter button cake
  camel camera camp candle carpet carrot castle cat chain chair cheese cherry chicken child church
  circle city clock cloud coat coffee coin cookie copper corn corner cotton cousin crown cup curtain
  dance daughter desk dinner doctor dog donkey door dragon dream dress drum duck eagle earth egg
  elbow engine farm father feather fence field finger fire fish flag flower flute forest fox frog
  fruit garden ghost gift giraffe girl glass glove goat gold goose grape grass guitar hammer hand
  harbour hat heart hill honey horse hotel house island jacket jelly juice kettle key king kitchen
  kite knife ladder lake lamp leaf lemon letter lion lock market meadow melon milk mirror money
  monkey moon morning mother mountain mouse mouth music neck needle nest night nose number nut ocean
  office onion orange oven owl page paint palace paper parrot path pear pen pencil pepper piano
  picture pig pillow pilot pirate plate pocket pond potato prince pumpkin puppy queen rabbit radio
  rain ribbon rice ring river road robin rocket roof room rope rose sailor salt sand school sea
  shadow sheep ship shirt shoe silver sister sky snow soap sock spoon spring star station stone storm
  street sugar summer sun table teacher tiger toast tomato tower train tree tunnel turtle uncle
  valley violin wagon wall water whale wheel window winter wolf wood wool yellow zebra
`
  .trim()
  .split(/\s+/);
