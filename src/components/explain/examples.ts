/** A text to start from. */
interface Example {
  /** What the button says. */
  label: string;
  text: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    label: 'Lancer un serveur web',
    text: 'docker run -d --name web -p 127.0.0.1:8080:80 -v site:/usr/share/nginx/html:ro nginx:1.29',
  },
  {
    label: 'Faire le ménage',
    text: 'docker ps -aq --filter status=exited | xargs docker rm\ndocker system prune -af --volumes',
  },
  {
    label: 'Des erreurs à trouver',
    text: 'docker-compose up -d\ndocker run nginx -p 80:80\ndocker run --nmae web nginx\ndocker search --registry ghcr.io nginx\ndocker run --link base:db web',
  },
  {
    label: 'Un Dockerfile',
    text: 'FROM golang:1.25 AS construction\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=/root/.cache go build -o /web\n\nFROM scratch\nCOPY --from=construction /web /web\nUSER 1000\nENTRYPOINT ["/web"]',
  },
  {
    label: 'Un fichier Compose',
    text: 'version: "3"\nservices:\n  web:\n    image: nginx:1.29\n    ports:\n      - "8080:80"\n    volumes:\n      - ./site:/usr/share/nginx/html:ro\n    depend_on: [base]\n  base:\n    image: postgres:18\n    volumes:\n      - donnees:/var/lib/postgresql\nvolumes:\n  donnees:',
  },
];
