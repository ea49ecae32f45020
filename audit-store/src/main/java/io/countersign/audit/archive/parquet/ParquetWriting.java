package io.countersign.audit.archive.parquet;

import io.countersign.audit.archive.Archive;
import io.countersign.audit.archive.ArchiveException;
import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.log.bundle.DisposalManifest.ArchiveFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/** Writes under another name first, so that what is there under its own is whole. */
final class ParquetWriting implements Archive.Writing {
  private final Path target;
  private final Path unfinished;
  private final ParquetWriter<Group> rows;
  private boolean closed;

  ParquetWriting(Path target) throws IOException {
    this.target = target;
    this.unfinished = WholeFile.unfinished(target);
    this.rows =
        ExampleParquetWriter.builder(new LocalOutputFile(unfinished))
            .withType(ParquetSchema.TYPE)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .build();
  }

  @Override
  public void add(ArchivedRecord next) {
    try {
      rows.write(RecordGroups.of(next));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public ArchiveFile finish() {
    try {
      closeRows();
      return new ArchiveFile(target.getFileName().toString(), WholeFile.finish(target));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void closeRows() throws IOException {
    if (!closed) {
      closed = true;
      rows.close();
    }
  }

  @Override
  public void close() {
    try {
      closeRows();
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private ArchiveException failed(IOException cause) {
    return new ArchiveException(
        target.getFileName() + " cannot be written: " + cause.getMessage(), cause);
  }
}
