import { z } from 'astro/zod';
import { FAMILY_IDS } from '../../commands/entries.ts';

const sentence = z.string().min(1);
const lesson = z.string().regex(/^\d+\.\d+$/, 'a lesson number such as "4.4"');
/** Set by the loader. */
const rank = z.number().int();
const names = z.array(sentence).default([]);

const optionText = z.strictObject({
  text: sentence,
  lesson: lesson.optional(),
  danger: sentence.optional(),
});

/** An entry of content/commands/*.yaml. */
export const commandSchema = z
  .strictObject({
    rank,
    name: sentence,
    family: z.enum(FAMILY_IDS),
    purpose: sentence,
    lessons: z.array(lesson).min(1),
    aliases: names,
    related: names,
    details: sentence.optional(),
    danger: sentence.optional(),
    synopsis: names,
    options: z
      .record(z.string().regex(/^--[a-z][\w-]*$/, 'a long option, dashes included'), optionText)
      .default({}),
    examples: z.array(z.strictObject({ run: sentence, text: sentence })).min(1),
    synonyms: names,
    source: z.url().optional(),
    verified: z.boolean().default(true),
  })
  .refine(
    ({ verified, source }) => verified || source !== undefined,
    'an entry that is not verified needs a `source`',
  );

/** An entry of content/errors.yaml. */
export const errorSchema = z.strictObject({
  rank,
  id: z.string().regex(/^[a-z0-9-]+$/, 'lower case, digits and hyphens'),
  message: sentence,
  matches: names,
  cause: sentence,
  cure: sentence,
  commands: names,
  lesson,
  related: names,
  source: z.url().optional(),
  session: z.strictObject({ id: sentence, step: z.number().int().positive() }).optional(),
});
