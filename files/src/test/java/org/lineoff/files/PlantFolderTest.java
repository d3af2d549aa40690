package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantFolderTest {
    @Test
    void aFolderWithoutFaultsIsAPlant(@TempDir Path folder) {
        ReadResult result = PlantFolder.read(SmallFolder.valid().writeTo(folder));

        assertThat(result.problems()).isEmpty();
        assertThat(result.plant()).isPresent();
    }
}
