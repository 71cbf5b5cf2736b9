package org.torrust.deployer.adapter.tool;

import java.util.List;

/** A program the deployer works with. */
enum Tool {
    OPENTOFU("OpenTofu", "1.8", "tofu version", "opentofu.org/docs/intro/install"),
    ANSIBLE("Ansible core", "2.14", "ansible-playbook --version", "docs.ansible.com, 'Installing Ansible'"),
    LXD("LXD client", "5.0", "lxc --version", "documentation.ubuntu.com/lxd, 'How to install LXD'"),
    MULTIPASS("Multipass", "1.10", "multipass version", "canonical.com/multipass/install"),
    SSH("ssh client", "7.0", "ssh -V", "the package openssh-client");

    private final String shown;
    private final String least;
    private final String question;
    private final String how;

    Tool(String shown, String least, String question, String how) {
        this.shown = shown;
        this.least = least;
        this.question = question;
        this.how = how;
    }

    /** Its name as its makers write it. */
    String shown() {
        return shown;
    }

    /** The oldest version that serves. */
    String least() {
        return least;
    }

    /** What makes it tell its version. */
    List<String> question() {
        return List.of(question.split(" "));
    }

    String program() {
        return question().getFirst();
    }

    /** Where to read how it is installed. */
    String how() {
        return how;
    }
}
