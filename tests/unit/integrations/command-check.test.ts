import { describe, expect, it } from 'vitest';
import { checkSnippets } from '../../../src/commands/check.ts';
import { COMPOSE_KEYS, GRAMMAR } from '../../../src/commands/grammars.ts';
import { checkCourse, checkAll, failureLine } from '../../../src/integrations/command-check.ts';
import {
  cureSnippets,
  exampleSnippets,
  pageSnippets,
  quizSnippets,
  sessionSnippets,
} from '../../../src/integrations/course-snippets.ts';

const PAGE = `---
title: Essai
invalid: [docker searhc]
---

Une commande \`docker rnu\`, un nom \`docker run -v\`, une faute voulue \`docker searhc\`.

<Box>
  \`\`\`sh
  docker ps
  docker run --nmae web nginx
  \`\`\`
</Box>

\`\`\`console
$ docker images --al
rien
$ ls
\`\`\`

\`\`\`sh invalid
docker run --foo nginx
\`\`\`

\`\`\`yaml
services:
  a: { imge: b }
\`\`\`
`;

describe('the check of the course', () => {
  it('finds what is wrong in a page, at its line', () => {
    const { failures, mistakes } = checkAll(pageSnippets(PAGE, 'a.mdx'));
    expect(failures.map(failureLine).sort()).toEqual([
      expect.stringMatching(/^a\.mdx:11:12: .*--name/),
      expect.stringMatching(/^a\.mdx:16:15: .*--all/),
      expect.stringMatching(/^a\.mdx:27:8: .*image/),
      expect.stringMatching(/^a\.mdx:6:8: .*docker run/),
    ]);
    expect(mistakes).toBe(2);
  });

  it('wants what is marked as a mistake to be refused', () => {
    const page = pageSnippets('```sh invalid\ndocker ps\n```\n', 'a.mdx');
    expect(checkAll(page).failures).toHaveLength(1);
  });

  it('reads sessions, quizzes, examples and cures', () => {
    const session =
      'title: a\nsteps:\n  - run: docker rnu\n    invalid: true\n  - run: docker pss\n';
    expect(checkAll(sessionSnippets(session, 's.yaml'))).toMatchObject({
      mistakes: 1,
      failures: [{ line: 5 }],
    });
    const quiz = 'questions:\n  - prompt: Que fait `docker rnu` ?\n    answers: []\n';
    expect(checkAll(quizSnippets(quiz, 'q.yaml')).failures).toMatchObject([{ line: 2 }]);
    const entries = '- name: docker ps\n  examples:\n    - run: docker ps --al\n';
    expect(checkAll(exampleSnippets(entries, 'c.yaml')).failures).toMatchObject([{ line: 3 }]);
    const errors = '- id: a\n  commands:\n    - docker rnu\n';
    expect(checkAll(cureSnippets(errors, 'errors.yaml')).failures).toMatchObject([{ line: 3 }]);
  });

  it('passes on the course, and has read it', () => {
    const { commands, snippets, failures } = checkCourse();
    expect(failures.map(failureLine)).toEqual([]);
    expect(commands).toBeGreaterThan(900);
    expect(snippets).toBeGreaterThan(900);
  });

  it('leaves the count of whole snippets to the pure checker', () => {
    const snippets = pageSnippets('```sh\ndocker ps\n```\n', 'a.mdx');
    const reference = { grammar: GRAMMAR, compose: COMPOSE_KEYS };
    expect(checkAll(snippets)).toEqual(checkSnippets(snippets, reference));
  });
});
