#include <stdio.h>

int main(void) {
    puts(
        "\n"
        "Bonjour depuis Docker !\n"
        "Si vous lisez ce message, votre installation fonctionne.\n"
        "\n"
        "Pour l’afficher, Docker a franchi les étapes suivantes :\n"
        " 1. Le client docker a transmis la commande au démon dockerd.\n"
        " 2. Le démon a tiré l’image « hello-world » d’un registre, s’il ne l’avait pas déjà.\n"
        " 3. Le démon a créé un conteneur à partir de cette image, et y a lancé le\n"
        "    programme dont vous lisez la sortie.\n"
        " 4. Le démon a transmis cette sortie au client, qui l’a écrite dans votre\n"
        "    terminal.\n"
        "\n"
        "Cette image est celle du cours Docker Deep Dive : l’image officielle du même\n"
        "nom affiche un texte semblable, en anglais.\n"
    );
    return 0;
}
