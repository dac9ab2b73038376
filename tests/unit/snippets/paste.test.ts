import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { splitShell } from '../../../src/snippets/shell.ts';

const SNIPPET = `# début
echo un # commentaire
x="a#b # c" ; echo "$x" \${#x} $# # non
cat <<'FIN' # ici
# dedans \\
  $x
FIN
for i in 1 2; do # boucle
  # rien
  echo "$i" \\
    suite # fin
done
f() { # fonction
  cat <<-E
	tab $1 # gardé
	E
}
f "deux
lignes # non"
case a in # cas
  a) echo 'c # d' ;; # oui
esac
list=(1 # un
  2 '#3')
echo "\${list[@]}" \\
  $((16#ff)) &&
  # pourquoi
  echo ok
[[ a == "a" ]] && echo vrai # oui
echo $(echo sub # c
) fin
`;

function answerOf(script: string): string {
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' });
}

it('pastes what Bash runs the same as the snippet', () => {
  const commands = splitShell(SNIPPET).map(({ text }) => text);
  expect(commands).toHaveLength(11);
  expect(commands.join('\n')).not.toMatch(/début|commentaire|boucle|pourquoi/);
  expect(answerOf(commands.join('\n'))).toBe(answerOf(SNIPPET));
});
