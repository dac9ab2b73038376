import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { commandSchema, errorSchema } from './src/components/reference/schemas.ts';
import { yamlLists } from './src/integrations/yaml-list-loader.ts';

/** What a lesson or a chapter page says of itself, besides Starlight's own keys. */
const courseKeys = z.object({
  /** « 4.4 », for a lesson: ties the page to the plan in content/course.yaml. */
  lesson: z
    .string()
    .regex(/^\d+\.\d+$/, 'a lesson number such as "4.4"')
    .optional(),
  /** 4, for the page of a chapter. */
  chapter: z.number().int().min(1).max(14).optional(),
  /** What the reader can do at the end: one sentence each, starting with a verb. */
  objectives: z.array(z.string()).default([]),
  /** Ids of the items of the sources that the lesson teaches. */
  coverage: z.array(z.string().regex(/^seed\d-\d{3}$/)).default([]),
  /** Ids of the errata that the lesson teaches right. */
  errata: z.array(z.string().regex(/^E\d{2,3}$/)).default([]),
  /** The day on which the dated claims of the page were checked. */
  checked: z.coerce.date().optional(),
});

const answer = z.object({
  /** What is proposed (inline Markdown). */
  text: z.string(),
  correct: z.boolean().default(false),
  /** Why it is right or wrong (inline Markdown), shown once answered. */
  why: z.string(),
});

const question = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/, 'lower case, digits and hyphens'),
    /** The question itself (inline Markdown). */
    prompt: z.string(),
    answers: z.array(answer).min(2),
  })
  .refine(
    (value) => value.answers.some((one) => one.correct),
    'needs at least one `correct: true`',
  );

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: courseKeys }) }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  /** One file per lesson: content/quiz/04-conteneurs/4-limites.yaml. */
  quiz: defineCollection({
    loader: glob({ base: './content/quiz', pattern: '**/*.yaml' }),
    schema: z.object({ lesson: z.string(), questions: z.array(question).min(3) }),
  }),
  /** The index of commands, by name. */
  commands: defineCollection({
    loader: yamlLists('content/commands/*.yaml', ({ name }) => String(name)),
    schema: commandSchema,
  }),
  /** The errors that people meet. */
  errors: defineCollection({
    loader: yamlLists('content/errors.yaml', ({ id }) => String(id)),
    schema: errorSchema,
  }),
};
