/** The pages that list, by their address. */
export const REFERENCE_PAGES = {
  commandes: {
    title: 'Toutes les commandes',
    description:
      'Les commandes de Docker, de Compose, de Swarm et de Kubernetes expliquées en français : options, exemples, sessions enregistrées, erreurs.',
  },
  erreurs: {
    title: 'Les messages d’erreur',
    description:
      'Les messages d’erreur de Docker, de Compose, de Swarm et de Kubernetes : ce qu’ils veulent dire, d’où ils viennent, et les commandes qui les corrigent.',
  },
  antiseche: {
    title: 'Antisèche',
    description:
      'Les commandes de Docker et leurs options les plus utiles, une page A4 par famille, à imprimer ou à garder sous les yeux.',
  },
} as const;

/**
 * Name of the sharing image of a page, under /og/: two hundred commands share one.
 * @param id of the page, `conteneurs/limites`; empty for the home page
 */
export function sharingImage(id: string): string {
  return id.startsWith('commandes/') ? 'commandes' : id || 'index';
}
