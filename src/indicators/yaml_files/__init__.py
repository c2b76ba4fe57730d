"""The YAML files that people write, read with care: plain values that know their lines, every fault told in Swedish."""
