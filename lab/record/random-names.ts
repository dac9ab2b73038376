/**
 * First halves of the names that Docker draws for containers without one: `amazing_curie`. The list
 * is frozen (https://github.com/moby/moby/blob/master/internal/namesgenerator/names-generator.go).
 */
const ADJECTIVES = `admiring adoring affectionate agitated amazing angry awesome beautiful blissful
bold boring brave busy charming clever compassionate competent condescending confident cool cranky
crazy dazzling determined distracted dreamy eager ecstatic elastic elated elegant eloquent epic
exciting fervent festive flamboyant focused friendly frosty funny gallant gifted goofy gracious great
happy hardcore heuristic hopeful hungry infallible inspiring intelligent interesting jolly jovial keen
kind laughing loving lucid magical modest musing mystifying naughty nervous nice nifty nostalgic
objective optimistic peaceful pedantic pensive practical priceless quirky quizzical recursing relaxed
reverent romantic sad serene sharp silly sleepy stoic strange stupefied suspicious sweet tender thirsty
trusting unruffled upbeat vibrant vigilant vigorous wizardly wonderful xenodochial youthful zealous
zen`.split(/\s/);

/** A drawn name; a digit follows when the first draw was taken. */
export const RANDOM_NAME = new RegExp(`\\b(?:${ADJECTIVES.join('|')})_[a-z]+\\d?\\b`, 'g');
