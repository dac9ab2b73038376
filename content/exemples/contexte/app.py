"""Dit bonjour, et d’où."""

import platform

print(f"Bonjour depuis Python {platform.python_version()} !")
